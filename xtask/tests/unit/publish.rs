use super::{folder_address, with_address};

#[test]
fn an_address_is_that_of_a_folder() -> anyhow::Result<()> {
    assert_eq!(folder_address("https://docs.example/a")?, "https://docs.example/a/");
    assert_eq!(folder_address("http://docs.example//")?, "http://docs.example/");
    for wrong in
        ["docs.example", "https://", "ftp://docs.example", "https://a.example/?b", "https://a\"b"]
    {
        assert!(folder_address(wrong).is_err(), "{wrong}");
    }
    Ok(())
}

#[test]
fn shared_pages_name_whole_addresses() -> anyhow::Result<()> {
    let html = "<head><meta content=\"../social/a.png\"></head><body></body>";
    assert_eq!(
        with_address(html, "https://docs.example/", "guide/a.html")?,
        "<head><meta content=\"https://docs.example/social/a.png\">\
         <link rel=\"canonical\" href=\"https://docs.example/guide/a.html\">\
         <meta property=\"og:url\" content=\"https://docs.example/guide/a.html\"></head><body></body>"
    );
    Ok(())
}

#[test]
fn a_page_without_a_picture_gets_its_address() -> anyhow::Result<()> {
    let html = "<head><meta charset=\"utf-8\"></head>";
    assert_eq!(
        with_address(html, "https://docs.example/", "today/a.html")?,
        "<head><meta charset=\"utf-8\">\
         <link rel=\"canonical\" href=\"https://docs.example/today/a.html\">\
         <meta property=\"og:url\" content=\"https://docs.example/today/a.html\"></head>"
    );
    Ok(())
}
