pragma ComponentBehavior: Bound

import QtQuick

// A drawing with its caption and the labels that point into it. Where the labels would touch one another at the chosen
// text size they become numbers, with their words in a list below. A drawing takes some 10 ms, and its size changes a dozen
// times while a page finds its layout: it is drawn when that is done.
// The drawings are made for the calm theme's panel and stand on it in every theme.
// picture: {source, caption, description, width, height, labels: [{text, x, y, toX, toY}]}; fractions from 0 to 1.
Item {
    id: view

    required property var picture
    readonly property real ratio: picture.width / picture.height
    readonly property size plain: artSize(caption.visible ? caption.height + 2 * Theme.gap : 0)
    readonly property size art: numbered ? artSize(strip.height) : plain
    readonly property real artX: (width - art.width) / 2
    readonly property int pillHeight: Math.ceil(metrics.height) + Theme.gap
    readonly property var pills: picture.labels.map(label => {
        const wide = Math.ceil(metrics.advanceWidth(label.text)) + 2 * Theme.gap;
        const x = (width - plain.width) / 2 + label.x * plain.width - wide / 2;
        const y = label.y * plain.height - pillHeight / 2;
        return Qt.rect(Math.max(Theme.gap, Math.min(width - wide - Theme.gap, x)), Math.max(Theme.gap, Math.min(plain.height - pillHeight - Theme.gap, y)), wide, pillHeight);
    })
    readonly property bool numbered: pills.some((pill, index) => pill.width > width - 2 * Theme.gap || picture.labels.some((label, other) => other !== index && (covers(pill, pills[other]) || holds(pill, label))))
    property real maximumHeight: Infinity
    property color ground: Theme.colors.paper

    function covers(one: rect, other: rect): bool {
        return one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;
    }

    function holds(pill: rect, label: var): bool {
        const x = (width - plain.width) / 2 + label.toX * plain.width;
        const y = label.toY * plain.height;
        return x > pill.x && x < pill.x + pill.width && y > pill.y && y < pill.y + pill.height;
    }

    function artSize(below: real): size {
        const height = Math.floor(Math.min(width / ratio, Math.max(Theme.mm(34), maximumHeight - below)));
        return Qt.size(Math.floor(height * ratio), height);
    }

    function draw() {
        drawing.sourceSize = art;
        drawing.source = picture.source;
    }

    implicitHeight: art.height + (strip.visible ? strip.height : 0)
    Accessible.description: picture.description
    Accessible.name: picture.caption
    Accessible.role: Accessible.Graphic
    Component.onCompleted: Qt.callLater(draw)
    onArtChanged: Qt.callLater(draw)
    onPictureChanged: Qt.callLater(draw)

    FontMetrics {
        id: metrics

        font.bold: true
        font.family: Theme.family
        font.pixelSize: Theme.small
    }

    Rectangle {
        id: box

        color: Theme.colors.card
        height: view.implicitHeight
        width: parent.width

        Rectangle {
            color: Theme.calm.panel
            height: view.art.height
            width: parent.width
        }

        Image {
            id: drawing

            height: view.art.height
            objectName: "art"
            width: view.art.width
            x: view.artX
        }

        Repeater {
            model: view.picture.labels

            PictureLabel {
                required property int index
                required property var modelData

                box: view.pills[index]
                middle: Qt.point(view.artX + modelData.x * view.art.width, modelData.y * view.art.height)
                number: view.numbered ? index + 1 : 0
                point: Qt.point(view.artX + modelData.toX * view.art.width, modelData.toY * view.art.height)
                text: modelData.text
            }
        }

        Column {
            id: strip

            bottomPadding: Theme.gap
            spacing: Theme.gap / 2
            topPadding: Theme.gap
            visible: view.picture.caption !== "" || view.numbered
            width: parent.width - 2 * Theme.space
            x: Theme.space
            y: view.art.height

            Balanced {
                id: caption

                Accessible.ignored: true
                color: Theme.colors.text
                font.bold: true
                font.pixelSize: Theme.small
                horizontalAlignment: Text.AlignHCenter
                lineHeight: 1.1
                text: view.picture.caption
                visible: text !== ""
                width: parent.width
            }

            Repeater {
                model: view.numbered ? view.picture.labels : []

                Small {
                    required property int index
                    required property var modelData

                    lineHeight: 1.1
                    text: (index + 1) + "   " + modelData.text
                    width: parent.width
                }
            }
        }

        Rectangle {
            readonly property int edge: Math.ceil(Theme.radius * 0.45)

            anchors.fill: parent
            anchors.margins: -edge
            border.color: view.ground
            border.width: edge
            color: Theme.clear
            radius: Theme.radius + edge
        }
    }
}
