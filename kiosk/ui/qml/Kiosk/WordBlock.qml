pragma ComponentBehavior: Bound

import QtQuick

// One paragraph, list item or note of a page. A word with a meaning lies under a link of a full target's size.
// block: {kind: "paragraph" | "item" | "note", html, text}; html has its data escaped, `<b>`, and `<a href="term">`.
Item {
    id: part

    required property var block
    readonly property bool bullet: block.kind === "item"
    readonly property bool boxed: block.kind === "note"
    readonly property int inset: boxed ? Theme.mm(4) : 0
    readonly property var terms: {
        const link = /<a href="([^"]*)">(.*?)<\/a>/g;
        const found = [];
        for (let one = link.exec(block.html); one; one = link.exec(block.html)) {
            const start = plain(block.html.slice(0, one.index)).length;
            found.push({ id: plain(one[1]), text: plain(one[2]), start: start, end: start + plain(one[2]).length });
        }
        return found;
    }

    signal termTouched(string term)

    function plain(html: string): string {
        const signs = { amp: "&", lt: "<", gt: ">", quot: "\"", "#x27": "'" };
        return html.replace(/<[^>]*>/g, "").replace(/&([a-z0-9#]+);/g, (all, name) => signs[name]);
    }

    // The layout's sizes are arguments so that a new layout asks again.
    function place(position: int, ...layout): rect {
        return position <= words.length ? words.positionToRectangle(position) : Qt.rect(0, 0, 0, 0);
    }

    function drawn(html: string): string {
        const linked = html.replace(/<a href="[^"]*">(.*?)<\/a>/g, (all, words) => `<span style="color:${Theme.colors.action}">${words.replace(/ /g, "\u00a0")}</span>`);
        return `<p style="line-height:${Theme.lineHeight * 100}%; margin:0">${linked}</p>`;
    }

    implicitHeight: words.height + 2 * inset
    Accessible.name: block.text
    Accessible.role: Accessible.StaticText

    Rectangle {
        anchors.fill: parent
        border.color: Theme.colors.border
        border.width: Theme.colors.tint === Theme.colors.paper ? Theme.line : 0
        color: Theme.colors.tint
        radius: Theme.radius
        visible: part.boxed
    }

    Rectangle {
        color: Theme.colors.action
        height: Theme.body * 0.32
        radius: height / 2
        visible: part.bullet
        width: height
        x: Theme.gap / 2
        y: (Theme.body * Theme.lineHeight * 1.25 - height) / 2
    }

    TextEdit {
        id: words

        readonly property real indent: part.bullet ? Theme.body : part.inset

        Accessible.ignored: true
        color: Theme.colors.text
        enabled: false
        font.family: Theme.family
        font.pixelSize: Theme.body
        readOnly: true
        text: part.drawn(part.block.html)
        textFormat: TextEdit.RichText
        width: part.width - indent - part.inset
        wrapMode: TextEdit.Wrap
        x: indent
        y: part.inset
    }

    Repeater {
        model: part.terms

        Target {
            id: term

            required property var modelData
            readonly property rect first: part.place(modelData.start, words.contentWidth, words.contentHeight, words.width, words.length)
            readonly property rect last: part.place(modelData.end, words.contentWidth, words.contentHeight, words.width, words.length)
            readonly property bool broken: last.y > first.y
            readonly property real startX: broken ? 0 : Math.min(first.x, last.x)
            readonly property real textWidth: broken ? words.width : Math.abs(last.x - first.x)
            readonly property real textHeight: last.y + last.height - first.y

            Accessible.role: Accessible.Link
            height: Math.max(Theme.target, textHeight)
            objectName: "term-" + modelData.id
            radius: Theme.gap
            text: modelData.text
            width: Math.max(Theme.target, textWidth)
            x: words.x + startX + (textWidth - width) / 2
            y: words.y + first.y + (textHeight - height) / 2
            onTouched: part.termTouched(modelData.id)

            Row {
                anchors.horizontalCenter: parent.horizontalCenter
                spacing: Theme.line * 2
                y: (parent.height + term.textHeight) / 2 - Theme.line

                Repeater {
                    model: Math.floor(term.textWidth / (Theme.line * 4))

                    Rectangle {
                        color: Theme.colors.action
                        height: Theme.line
                        width: Theme.line * 2
                    }
                }
            }
        }
    }
}
