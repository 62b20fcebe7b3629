import QtQuick

// A white card with a soft edge; what stands in it fills its width and sets its height.
Rectangle {
    id: card

    default property alias content: column.data
    property int padding: Theme.part

    border.color: Theme.colors.divider
    border.width: Theme.line
    color: Theme.colors.card
    implicitHeight: column.implicitHeight + 2 * padding
    implicitWidth: Theme.lineWidth
    radius: Theme.radius

    Column {
        id: column

        spacing: Theme.space
        width: card.width - 2 * card.padding
        x: card.padding
        y: card.padding
    }
}
