//! The names that the simulation knows besides commands: types, methods, and properties of values
//! that are neither users nor policies.

use super::parser::OUTER;
use super::syntax::{Expression, ExpressionKind};

/// Properties of lists, texts, groups, measures, entries of hash tables, and errors.
pub(super) const COMMON_PROPERTIES: [&str; 24] = [
    "Count",
    "Length",
    "Name",
    "Group",
    "Values",
    "Keys",
    "Value",
    "Sum",
    "Average",
    "Minimum",
    "Maximum",
    "Property",
    "Line",
    "Exception",
    "Message",
    "ErrorDetails",
    "CategoryInfo",
    "FullyQualifiedErrorId",
    "InvocationInfo",
    "InnerException",
    "ScriptLineNumber",
    "TargetObject",
    "Reason",
    "ItemName",
];

/// Variables that PowerShell sets, with properties of their own.
pub(super) const SHELL: [&str; 8] = [
    "matches",
    "host",
    "pscmdlet",
    "myinvocation",
    "psversiontable",
    "psboundparameters",
    "profile",
    "pscommandpath",
];

/// Whether an expression is one of these variables, or an error.
pub(super) fn is_of_shell(of: &Expression) -> bool {
    match &of.kind {
        ExpressionKind::Variable(name) => {
            let name = name.trim_start_matches(OUTER);
            SHELL.iter().any(|it| it.eq_ignore_ascii_case(name))
        }
        ExpressionKind::Member(of, _) | ExpressionKind::Index(of, _) => is_of_shell(of),
        _ => false,
    }
}

/// Whether values can be converted to a type, or compared with it.
pub(in crate::powershell) fn is_type(name: &str) -> bool {
    const TYPES: [&str; 32] = [
        "string",
        "string[]",
        "int",
        "int32",
        "int64",
        "long",
        "int[]",
        "uint32",
        "double",
        "single",
        "float",
        "decimal",
        "bool",
        "boolean",
        "switch",
        "array",
        "object",
        "object[]",
        "psobject",
        "psobject[]",
        "pscustomobject",
        "management.automation.pscustomobject",
        "management.automation.psobject",
        "hashtable",
        "collections.hashtable",
        "ordered",
        "void",
        "char",
        "regex",
        "text.regularexpressions.regex",
        "valuetype",
        "collections.ienumerable",
    ];
    TYPES.contains(&name) || is_list(name)
}

/// Whether values of a type are lists that grow. The name is in lower case, without `System.`.
pub(in crate::powershell) fn is_list(name: &str) -> bool {
    let short = name.trim_start_matches("collections.").trim_start_matches("generic.");
    short == "arraylist" || short.starts_with("list[")
}

/// Whether a method changes the list or the hash table that it is called on.
pub(in crate::powershell) fn changes(method: &str) -> bool {
    const CHANGES: [&str; 8] =
        ["Add", "AddRange", "Clear", "Insert", "Remove", "RemoveAt", "Reverse", "Sort"];
    CHANGES.iter().any(|it| it.eq_ignore_ascii_case(method))
}

/// Whether a value has this method, as far as methods are simulated.
pub(super) fn is_method(name: &str) -> bool {
    const METHODS: [&str; 46] = [
        "Trim",
        "TrimStart",
        "TrimEnd",
        "Split",
        "Replace",
        "ToLower",
        "ToLowerInvariant",
        "ToUpper",
        "ToUpperInvariant",
        "StartsWith",
        "EndsWith",
        "Contains",
        "Substring",
        "IndexOf",
        "LastIndexOf",
        "PadLeft",
        "PadRight",
        "Insert",
        "Remove",
        "ToString",
        "Equals",
        "Add",
        "AddRange",
        "ContainsKey",
        "ContainsValue",
        "GetType",
        "GetEnumerator",
        "ToCharArray",
        "Clear",
        // Of lists and of script blocks.
        "ForEach",
        "Where",
        "Invoke",
        // Of dates.
        "AddDays",
        "AddHours",
        "AddMinutes",
        "AddSeconds",
        "AddMonths",
        "AddYears",
        "Subtract",
        "ToLocalTime",
        "ToUniversalTime",
        "ToLongDateString",
        "ToShortDateString",
        "ToShortTimeString",
        // Of `$PSCmdlet`.
        "ShouldProcess",
        "ShouldContinue",
    ];
    METHODS.iter().any(|it| it.eq_ignore_ascii_case(name))
}

/// Whether a type has this member, as far as it is simulated.
pub(super) fn is_static(type_name: &str, name: &str) -> bool {
    const MEMBERS: [(&str, &str); 14] = [
        ("string", "IsNullOrEmpty"),
        ("string", "IsNullOrWhiteSpace"),
        ("string", "Join"),
        ("string", "Empty"),
        ("string", "Format"),
        ("math", "Round"),
        ("math", "Floor"),
        ("math", "Ceiling"),
        ("math", "Truncate"),
        ("math", "Max"),
        ("math", "Min"),
        ("math", "Abs"),
        ("environment", "NewLine"),
        ("regex", "Escape"),
    ];
    MEMBERS.iter().any(|(of, it)| *of == type_name && it.eq_ignore_ascii_case(name))
        || is_list(type_name) && name.eq_ignore_ascii_case("new")
}

/// Places in the environment of a session, by lower-case name. Scripts build paths of files from
/// them, and which file a path names does not matter here.
const PLACES: [(&str, &str); 9] = [
    ("env:temp", "C:\\Temp"),
    ("env:tmp", "C:\\Temp"),
    ("env:userprofile", "C:\\Users\\admin"),
    ("env:appdata", "C:\\Users\\admin\\AppData\\Roaming"),
    ("env:localappdata", "C:\\Users\\admin\\AppData\\Local"),
    ("env:homedrive", "C:"),
    ("env:systemdrive", "C:"),
    ("psscriptroot", "C:\\Scripts"),
    ("home", "C:\\Users\\admin"),
];

/// The value of a variable that names a place of files. The name is in lower case.
pub(in crate::powershell) fn place_of(name: &str) -> Option<&'static str> {
    PLACES.iter().find(|it| it.0 == name).map(|it| it.1)
}

/// Whether a variable of a drive has a value here.
pub(super) fn is_place(name: &str) -> bool {
    place_of(&name.to_lowercase()).is_some()
}
