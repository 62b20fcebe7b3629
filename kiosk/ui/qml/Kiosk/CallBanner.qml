import QtQuick

// What a held-up tablet says: one sentence to be read across a room, and who asks.
Rectangle {
    id: banner

    required property string text
    required property string reason

    border.color: Theme.colors.attention
    border.width: Theme.thick * 2
    color: Theme.colors.card
    implicitHeight: column.implicitHeight + 2 * Theme.margin
    radius: Theme.radius

    Column {
        id: column

        anchors.centerIn: parent
        spacing: Theme.gap
        width: parent.width - 2 * Theme.part

        Balanced {
            Accessible.role: Accessible.Heading
            color: Theme.colors.attention
            font.bold: true
            font.pixelSize: Theme.letters(Theme.scale < 1.4 ? 10 : 7.3, 1)
            horizontalAlignment: Text.AlignHCenter
            lineHeight: 1.0
            objectName: "callTitle"
            text: banner.text
            width: parent.width
        }

        Title {
            Accessible.role: Accessible.AlertMessage
            horizontalAlignment: Text.AlignHCenter
            text: banner.reason
            width: parent.width
        }
    }
}
