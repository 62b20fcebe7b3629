import QtQuick

// The one main action of a screen.
Button {
    edge: enabled ? fill : Theme.colors.border
    fill: !enabled ? Theme.colors.card : pressed ? Theme.colors.actionPressed : Theme.colors.action
    ink: enabled ? Theme.colors.actionText : Theme.colors.textSoft
    leastHeight: Theme.primary
    padding: Theme.mm(5)
}
