pragma ComponentBehavior: Bound

import QtQuick

// One paragraph, list item or note of a page. All its words are data: they are escaped here, once, before the strong
// ones are marked. A word with a meaning lies under a link of a full target's size.
// block: {kind: "paragraph" | "item" | "note", sentences: [{runs: [{text, strong, term}]}]}.
Item {
    id: part

    required property var block
    readonly property bool bullet: block.kind === "item"
    readonly property bool boxed: block.kind === "note"
    readonly property int inset: boxed ? Theme.mm(3) : 0
    readonly property var runs: {
        const all = [];
        block.sentences.forEach((sentence, index) => {
            if (index)
                all.push({ text: " ", strong: false, term: "" });
            all.push(...sentence.runs);
        });
        // No short word stands alone on the last line.
        const last = all.length - 1;
        all[last] = Object.assign({}, all[last], { text: all[last].text.replace(/ (?=\S{1,7}$)/, "\u00a0") });
        return all;
    }
    readonly property var terms: {
        let start = 0;
        const found = [];
        for (const run of runs) {
            if (run.term)
                found.push({ id: run.term, text: run.text, start: start, end: start + run.text.length });
            start += run.text.length;
        }
        return found;
    }

    signal termTouched(string term)

    function escaped(text: string): string {
        return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
    }

    function marked(run: var): string {
        const text = escaped(run.text);
        const strong = run.strong ? `<b>${text}</b>` : text;
        return run.term ? `<span style="color:${Theme.colors.action}; text-decoration:underline">${strong}</span>` : strong;
    }

    // The layout's sizes are arguments so that a new layout asks again.
    function place(position: int, ...layout): rect {
        return position <= words.length ? words.positionToRectangle(position) : Qt.rect(0, 0, 0, 0);
    }

    implicitHeight: words.height + 2 * inset
    Accessible.name: runs.map(run => run.text).join("").replace(/\u00a0/g, " ")
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
        text: `<p style="line-height:${Theme.lineHeight * 100}%; margin:0">${part.runs.map(run => part.marked(run)).join("")}</p>`
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
            text: modelData.text.replace(/\u00a0/g, " ")
            width: Math.max(Theme.target, textWidth)
            x: words.x + startX + (textWidth - width) / 2
            y: words.y + first.y + (textHeight - height) / 2
            z: broken ? 0 : 1
            onTouched: part.termTouched(modelData.id)
        }
    }
}
