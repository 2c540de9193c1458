// Draws a ring that grows from an event and fades, brighter the nearer the event lies to the playhead. Days come
// as a difference from the playhead, small numbers that a 32-bit float holds exactly.
#version 120

uniform float phase;              // 0: at the event, 1: at the edge of the square, gone
uniform float daysFromPlayhead;   // of the event's nearest day; negative before it
uniform float reachDays;          // beyond this many days there is no ring

void main() {
    float radius = length(gl_TexCoord[0].xy);
    float ring = mix(0.30, 0.92, phase);
    float width = mix(0.10, 0.04, phase);
    float line = 1.0 - smoothstep(0.0, width, abs(radius - ring));
    float nearness = clamp(1.0 - abs(daysFromPlayhead) / reachDays, 0.0, 1.0);
    gl_FragColor = vec4(gl_Color.rgb, gl_Color.a * line * nearness * (1.0 - phase));
}
