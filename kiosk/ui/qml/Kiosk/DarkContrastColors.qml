import QtQuick

// White on black, 20:1 and above.
Colors {
    paper: "#000000"
    card: "#000000"
    panel: "#000000"
    tint: "#000000"
    text: "#FFFFFF"
    textSoft: "#FFFFFF"
    border: "#FFFFFF"
    divider: "#FFFFFF"
    action: "#FFFFFF"
    actionPressed: "#C8C8C8"
    actionText: "#000000"
    attention: "#FFB59C"
    dots: "#FFFFFF"
    pump: "#FF8A66"
    focus: "#FFE14D"
}
