// Draws a tile of the map that has just been painted: it eases in over what lay there before, so that a change
// of day or scale is a cross-fade and not a jump. At age 1 the tile is drawn exactly as it was painted.
#version 120

uniform sampler2D tile;
uniform float age;  // 0: just arrived, 1: fully there

void main() {
    float opacity = age * age * (3.0 - 2.0 * age);
    gl_FragColor = vec4(texture2D(tile, gl_TexCoord[0].xy).rgb, opacity);
}
