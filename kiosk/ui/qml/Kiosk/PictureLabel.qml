import QtQuick

// A word, or its number, over a picture, with a line to the place it names. All lengths are pixels of the picture.
Item {
    id: label

    required property string text
    required property int number
    required property rect box
    required property point middle
    required property point point
    readonly property int disc: Theme.mm(1) + Math.ceil(pill.implicitHeight)
    readonly property rect place: number ? Qt.rect(middle.x - disc / 2, middle.y - disc / 2, disc, disc) : box
    readonly property real fromX: place.x + place.width / 2
    readonly property real fromY: place.y + place.height / 2
    readonly property real length: Math.hypot(point.x - fromX, point.y - fromY)

    Accessible.name: number ? number + " " + text : text
    Accessible.role: Accessible.StaticText

    Rectangle {
        color: Theme.colors.card
        height: Theme.thick + 2 * Theme.line
        rotation: leader.rotation
        transformOrigin: Item.Left
        width: label.length
        x: label.fromX
        y: label.fromY - height / 2
    }

    Rectangle {
        id: leader

        color: Theme.colors.text
        height: Theme.line
        rotation: Math.atan2(label.point.y - label.fromY, label.point.x - label.fromX) * 180 / Math.PI
        transformOrigin: Item.Left
        width: label.length
        x: label.fromX
        y: label.fromY - height / 2
    }

    Rectangle {
        border.color: Theme.colors.card
        border.width: Theme.line
        color: Theme.colors.text
        height: Theme.mm(1.6)
        radius: height / 2
        width: height
        x: label.point.x - width / 2
        y: label.point.y - height / 2
    }

    Rectangle {
        border.color: Theme.colors.text
        border.width: Theme.line
        color: Theme.colors.card
        height: label.place.height
        radius: label.number ? height / 2 : Theme.gap
        width: label.place.width
        x: label.place.x
        y: label.place.y

        Words {
            id: pill

            Accessible.ignored: true
            anchors.centerIn: parent
            font.bold: true
            font.pixelSize: label.number ? Theme.bar : Theme.small
            lineHeight: 1.0
            text: label.number || label.text
            wrapMode: Text.NoWrap
        }
    }
}
