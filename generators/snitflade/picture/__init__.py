"""What every picture is made of, whatever its layout: title, hub, legend, strokes, icons; and the gate."""
