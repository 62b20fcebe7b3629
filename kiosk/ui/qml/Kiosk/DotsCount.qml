import QtQuick

// One side of a picture of dots: the figure and what it counts.
Column {
    id: side

    required property int count
    required property string text
    required property color color

    Words {
        color: side.color
        font.bold: true
        font.pixelSize: Theme.figure
        lineHeight: 1.0
        text: side.count
        width: parent.width
    }

    Small {
        color: Theme.colors.text
        lineHeight: 1.05
        text: side.text
        width: parent.width
    }
}
