import QtQuick

// One colour for each role; a theme that forgets a role does not load.
QtObject {
    required property color paper
    required property color card
    required property color panel
    required property color tint
    required property color text
    required property color textSoft
    required property color border
    required property color divider
    required property color action
    required property color actionPressed
    required property color actionText
    required property color attention
    required property color dots
    required property color pump
    required property color focus
}
