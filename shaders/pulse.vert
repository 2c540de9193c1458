// Passes a square about an event on to pulse.frag; its texture coordinates run from -1 to 1.
#version 120

void main() {
    gl_Position = gl_ModelViewProjectionMatrix * gl_Vertex;
    gl_TexCoord[0] = gl_MultiTexCoord0;
    gl_FrontColor = gl_Color;
}
