.pragma library

// What stands on the keys, by language: each row is a string, each character a key.
const layouts = {
    en: {
        letters: ["qwertyuiop", "asdfghjkl'", "zxcvbnm-.,"],
        digits: ["1234567890", "-/:;()$&@\"", ".,?!'+=%#_"],
        accents: ["áàâäãåæçñß", "éèêëíìîïœš", "óòôöõøúùûü"],
        numeric: ["12345", "67890", "-"]
    }
};
