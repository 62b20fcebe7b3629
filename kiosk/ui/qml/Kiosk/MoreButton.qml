import QtQuick

// Says that there is more below and goes there; at the end it leads back to the top. As wide at the end as before it.
QuietButton {
    id: more

    required property bool atEnd
    required property string down
    required property string up

    icon: atEnd ? "up" : "down"
    implicitWidth: Math.ceil(Theme.icon + Theme.gap + 2 * padding + Math.max(metrics.advanceWidth(down), metrics.advanceWidth(up))) + 4
    main: true
    size: Theme.bar
    text: atEnd ? up : down

    FontMetrics {
        id: metrics

        font.bold: true
        font.family: Theme.family
        font.pixelSize: more.size
    }
}
