import QtQuick

// The line to sign on, and under it whose signature it is, and the day. page: {name, born, date}.
Column {
    id: foot

    required property var page

    spacing: Theme.gap

    Rectangle {
        color: Theme.colors.border
        height: Theme.line
        width: parent.width
    }

    Small {
        color: Theme.colors.text
        horizontalAlignment: Text.AlignLeft
        lineHeight: 1.1
        objectName: "signedBy"
        text: [foot.page.name, foot.page.born, foot.page.date ?? ""].filter(one => one).join("  ·  ")
        width: parent.width
    }
}
