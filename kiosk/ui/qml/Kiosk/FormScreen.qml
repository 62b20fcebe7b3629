pragma ComponentBehavior: Bound

import QtQuick

// Opens a visit: filled in by staff, or the person's own name and birth date where a clinic allows it.
// page: {own, values, surgeons: [name], packs: [{id, title}], errors: {field: sentence}}; wants: start, cancel.
PlainPage {
    id: screen

    readonly property var say: words.form
    readonly property bool needsMore: ["interpreter", "interpreter_id", "companion", "representative", "relationship"].some(one => page.errors[one])
    property var typed: ({})
    property bool more: false

    function put(id: string, text: string) {
        typed = Object.assign({}, typed, { [id]: text });
    }

    function fields(ids: var): var {
        const days = ["born", "surgery_day"];
        const label = id => page.own && id === "name" ? words.sign.typed_label : say[id];
        return ids.map(id => ({ id: id, label: label(id), hint: days.includes(id) ? say.born_hint : "", digits: days.includes(id) }));
    }

    above: page.own ? "" : words.common.staff
    backText: words.common.cancel
    nextName: "startButton"
    nextText: page.own ? say.self_start : say.start
    title: page.own ? say.self_title : say.title
    onBackTouched: want("cancel", {})
    onNextTouched: want("start", Object.assign({}, page.values, typed))

    Body {
        text: screen.say.self_text
        visible: screen.page.own
        width: parent.width
    }

    FormFields {
        errors: screen.page.errors
        fields: screen.fields(screen.page.own ? ["name", "born"] : ["name", "number", "born", "surgery_day", "staff"])
        single: screen.page.own
        values: screen.page.values
        width: parent.width
        onTyped: (id, text) => screen.put(id, text)
    }

    Grid {
        id: choices

        readonly property bool beside: width >= Theme.body * 30
        readonly property real cellWidth: beside ? (width - columnSpacing) / 2 : width

        columnSpacing: Theme.part
        columns: beside ? 2 : 1
        rowSpacing: Theme.space
        width: parent.width

        ChoiceRow {
            chosen: screen.typed.surgeon ?? screen.page.values.surgeon ?? ""
            label: screen.say.surgeon
            name: "surgeon"
            options: screen.page.surgeons.map(one => ({ id: one, text: one }))
            visible: !screen.page.own && options.length > 0
            width: choices.cellWidth
            onPicked: id => screen.put("surgeon", id)
        }

        ChoiceRow {
            chosen: screen.typed.pack ?? screen.page.values.pack ?? ""
            label: screen.say.pack
            name: "pack"
            options: screen.page.packs.map(one => ({ id: one.id, text: one.title }))
            visible: options.length > 1
            width: choices.cellWidth
            onPicked: id => screen.put("pack", id)
        }
    }

    QuietButton {
        icon: screen.more || screen.needsMore ? "up" : "down"
        objectName: "moreFieldsButton"
        size: Theme.bar
        text: screen.say.more
        visible: !screen.page.own
        width: Math.min(implicitWidth, parent.width)
        onTouched: screen.more = !screen.more
    }

    OptionalFields {
        fields: screen.fields
        how: screen.typed.interpreter_how ?? screen.page.values.interpreter_how ?? ""
        page: screen.page
        visible: !screen.page.own && (screen.more || screen.needsMore)
        width: parent.width
        words: screen.words
        onTyped: (id, text) => screen.put(id, text)
    }
}
