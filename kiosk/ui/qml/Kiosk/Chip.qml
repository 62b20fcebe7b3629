import QtQuick

// A few words in a thin frame: a mark, not a button.
Rectangle {
    id: chip

    required property string text
    property color ink: Theme.colors.textSoft

    border.color: ink
    border.width: Theme.line
    color: Theme.colors.card
    implicitHeight: words.implicitHeight + Theme.gap
    implicitWidth: Math.ceil(measure.advanceWidth) + 2 * Theme.gap + 2
    radius: Theme.gap
    Accessible.name: text
    Accessible.role: Accessible.StaticText

    TextMetrics {
        id: measure

        font: words.font
        text: chip.text
    }

    Words {
        id: words

        Accessible.ignored: true
        color: chip.ink
        font.pixelSize: Theme.bar
        lineHeight: 1.0
        text: chip.text
        width: chip.width - 2 * Theme.gap
        x: Theme.gap
        y: Theme.gap / 2
    }
}
