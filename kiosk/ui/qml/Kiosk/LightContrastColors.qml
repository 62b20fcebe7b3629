import QtQuick

// Black on white, 20:1 and above.
Colors {
    paper: "#FFFFFF"
    card: "#FFFFFF"
    panel: "#FFFFFF"
    tint: "#FFFFFF"
    text: "#000000"
    textSoft: "#000000"
    border: "#000000"
    divider: "#000000"
    action: "#000000"
    actionPressed: "#3A3A3A"
    actionText: "#FFFFFF"
    attention: "#7A1400"
    dots: "#000000"
    pump: "#C23A14"
    focus: "#0036B3"
}
