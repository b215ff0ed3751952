//! For any file: reading never fails, no row is lost, and chunk boundaries never affect the result.

use call_landing::audit::{Audit, Options, Row, Summary};
use proptest::prelude::*;

fn audited(bytes: &[u8], cuts: &[usize]) -> (Summary, Audit) {
    let mut audit = Audit::new(&Options::default());
    audit.begin("file");
    let mut rest = bytes;
    for &cut in cuts {
        let (chunk, after) = rest.split_at(cut.min(rest.len()));
        audit.push(chunk);
        rest = after;
    }
    audit.push(rest);
    audit.end();
    (audit.summary(), audit)
}

/// Fragments of files, joined at random.
fn token() -> impl Strategy<Value = Vec<u8>> {
    let bits: Vec<&[u8]> = vec![
        b"\"",
        b"\"\"",
        b",",
        b";",
        b"\t",
        b"\n",
        b"\r\n",
        b"\r",
        b"#TYPE x\n",
        b"sep=;\n",
        b"[",
        b"]",
        b"{",
        b"}",
        b":",
        b" : ",
        b"\\",
        b"\\u00e9",
        b"null",
        b"\0",
        b"\xff",
        b"\xef\xbb\xbf",
        "é".as_bytes(),
        b"UserPrincipalName",
        b"TeamsInteropPolicy",
        b"EnterpriseVoiceEnabled",
        b"Identity",
        b"CallingDefaultClient",
        b"ann@contoso.com",
        b"Teams",
        b"True",
        b"Tag:X",
        b"----",
        b"  ",
        b"DisallowOverrideCallingTeamsChatTeams",
        b"{\"UserPrincipalName\": \"a@b\"}",
        b"UserPrincipalName,EnterpriseVoiceEnabled\n",
        b"a@b,True\n",
        b"UserPrincipalName : a@b\n\n",
    ];
    let bits: Vec<Vec<u8>> = bits.into_iter().map(<[u8]>::to_vec).collect();
    prop_oneof![8 => prop::sample::select(bits), 1 => prop::collection::vec(any::<u8>(), 0..4)]
}

fn file() -> impl Strategy<Value = Vec<u8>> {
    let heads: Vec<&[u8]> = vec![
        b"",
        b"UserPrincipalName,EnterpriseVoiceEnabled,TeamsInteropPolicy\n",
        b"[",
        b"{\"value\":[",
        b"UserPrincipalName : a\n",
        b"\xff\xfe",
    ];
    let heads: Vec<Vec<u8>> = heads.into_iter().map(<[u8]>::to_vec).collect();
    let body = prop::collection::vec(token(), 0..60);
    (prop::sample::select(heads), body).prop_map(|(head, body)| [head, body.concat()].concat())
}

/// Beginnings of files that have rows, whatever follows.
const HEADS: &[&[u8]] = &[
    b"UserPrincipalName,TeamsInteropPolicy\na@b,Tag:X\n",
    b"TeamsInteropPolicy\tUserPrincipalName\r\n\ta@b\r\nTag:Y\t\r\n",
    b"UserPrincipalName : a@b\nTeamsInteropPolicy : Tag:X\n\n",
    b"[{\"UserPrincipalName\": \"a@b\"},",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn pieces_make_no_difference_and_no_row_is_lost(
        bytes in file(),
        cuts in prop::collection::vec(0_usize..40, 0..20),
    ) {
        let (whole, _) = audited(&bytes, &[]);
        let (chunks, _) = audited(&bytes, &cuts);
        let (single, audit) = audited(&bytes, &vec![1; bytes.len()]);
        prop_assert_eq!(&chunks, &whole);
        prop_assert_eq!(&single, &whole);
        let rejected: u64 = whole.rejected_by_kind().iter().sum();
        prop_assert_eq!(whole.rows(), whole.evaluated() + rejected);
        prop_assert_eq!(whole.rows(), audit.rows().len() as u64);
        prop_assert_eq!(whole.files[0].rows, whole.rows());
        let first = whole.totals();
        let sum: u64 = first.of[0].iter().sum();
        prop_assert_eq!(sum, whole.evaluated());
    }

    #[test]
    fn what_is_read_again_is_what_was_read(
        head in prop::sample::select(HEADS),
        rest in file(),
        cut in 0_usize..99,
        from in 0_usize..40,
    ) {
        let bytes = [head, &rest].concat();
        let (_, audit) = audited(&bytes, &[]);
        let last = audit.rows().len().saturating_sub(1);
        let start = audit.start(from.min(last));
        // Without a place to begin anew nothing can be read again; `proptest` gives up if that is so too
        // often.
        prop_assume!(start.is_some());
        let start = start.unwrap();
        let mut row_reader = audit.row_reader(start).unwrap();
        let mut explainer = row_reader.explainer();
        let mut rows = Vec::new();
        let mut take = |it: Row<'_>| {
            let facts = it.record.and_then(|record| explainer.explain(record).ok());
            rows.push((it.row, facts.map(|it| it.facts)));
        };
        let rest = &bytes[start.place.offset as usize..];
        let (first, second) = rest.split_at(cut.min(rest.len()));
        row_reader.push(first, &mut take);
        row_reader.push(second, &mut take);
        row_reader.end(&mut take);
        // The same rows, rejected or with the same facts.
        let before = (start.row..audit.rows().len())
            .map(|at| (at, audit.rows().get(at).filter(|it| it.is_read())));
        prop_assert_eq!(rows, before.collect::<Vec<_>>());
    }
}
