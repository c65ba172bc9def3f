cat > ledger.txt <<'END'
Fire guts mill on Hollis Street
May 4, 2019
MARLOW — A fire gutted the Hollis Street mill on Friday, and the watchman, Dora Quill, 61, was carried out by neighbors.
The owner, Piet Hallam, bought the mill in 2014 for $2.4 million. Eleven engines came.
END
cat > radio.txt <<'END'
The mill on Hollis Street in Marlow burned on Friday night, May 3, 2019. Dora Quill, who is 67, was inside.
Fire Chief Ana Brandt said that eleven engines came. Piet Hallam bought the mill in 2014.
END
cat > draft.md <<'END'
The old mill burned on Friday. Dora Quill, 61, was carried out, and nine engines came.
Piet Hallam had bought it in 2014 for $2.4 million.
END

factcheck init claims/mill-fire ledger.txt radio.txt     # a story folder: sources/, factcheck.toml
factcheck check claims/mill-fire                         # the report; 61 or 67?  # exit 1
factcheck explain ID claims/mill-fire                  # one finding, whole
factcheck sign ID claims/mill-fire --as on-author --note "called her"
factcheck waive ID claims/mill-fire --reason "her birth record says 61" --until 2099-01-31
factcheck check claims/mill-fire                         # passes, with 1 waived (--show all lists it)
factcheck check claims/mill-fire --draft draft.md        # nine engines, or eleven?  # exit 1
sed -i.bak 's/nine engines/eleven engines/' draft.md
factcheck check claims/mill-fire --draft draft.md        # passes, and tells the draft line by line
factcheck baseline write claims/mill-fire                # from now on, fail on what is new
factcheck check claims --output html=report.html --output sarif=factcheck.sarif
