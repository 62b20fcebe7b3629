import QtQuick

// A tinted box for what to do or what to keep in mind.
CardFrame {
    border.color: Theme.colors.tint === Theme.colors.paper ? Theme.colors.border : Theme.colors.tint
    color: Theme.colors.tint
    padding: Theme.mm(3.4)
}
