-- JSON documents stay in their row up to this many bytes, instead of becoming large objects of their own.
set max_length_inplace_lob 65536;
