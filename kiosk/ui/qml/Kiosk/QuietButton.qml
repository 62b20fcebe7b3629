import QtQuick

// Any other action: outlined; `main` gives it the action's thicker edge, `chosen` a tint and a check.
Button {
    property bool main: false
    property bool chosen: false

    edge: main || chosen || pressed ? Theme.colors.action : Theme.colors.border
    edgeWidth: main || chosen || pressed ? Theme.thick : Theme.line
    fill: pressed || chosen ? Theme.colors.tint : Theme.colors.card
    ink: enabled ? Theme.colors.text : Theme.colors.textSoft
}
