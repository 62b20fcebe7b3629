import QtQuick

// Warm paper and deep green: the everyday theme.
Colors {
    paper: "#FBF8F3"
    card: "#FFFFFF"
    panel: "#EAF1EE"
    tint: "#E1EFEC"
    text: "#17323A"
    textSoft: "#38525A"
    border: "#5C7074"
    divider: "#DDD6CB"
    action: "#085F5B"
    actionPressed: "#06403E"
    actionText: "#FFFFFF"
    attention: "#A63A1A"
    dots: "#2F5D86"
    pump: "#E4633F"
    focus: "#1B4FA8"
}
