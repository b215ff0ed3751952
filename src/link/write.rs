//! Writing an address.

use super::{Address, Key};
use crate::routing::DefaultClient;

/// Writes an address, from the `#` on. Only what differs from the default is written, so equal
/// addresses are equal texts, and [`super::read()`] gives back what was written.
pub fn write(address: &Address) -> String {
    let Address { view, edition, instance, scenario } = *address;
    let default = Address::default();
    let mut link = Link { text: format!("#/{}", <&str>::from(view)), separator: '?' };
    let policy = scenario.policy;
    link.add(Key::Customer, scenario.customer, default.scenario.customer);
    link.add_text(
        Key::Policy,
        instance.identity.name(),
        instance.identity != default.instance.identity,
    );
    link.add(
        Key::Override,
        policy.allow_end_user_client_override,
        instance.fields.allow_end_user_client_override,
    );
    link.add_client(
        Key::Calling,
        policy.calling_default_client,
        instance.fields.calling_default_client,
    );
    link.add_client(Key::Chat, policy.chat_default_client, instance.fields.chat_default_client);
    link.add(Key::Choice, scenario.choice, default.scenario.choice);
    link.add(Key::Licensed, scenario.licence, default.scenario.licence);
    link.add(Key::Call, scenario.call, default.scenario.call);
    link.add(Key::Edition, edition, default.edition);
    link.text
}

struct Link {
    text: String,
    separator: char,
}

impl Link {
    fn add<T: PartialEq + Into<&'static str>>(&mut self, key: Key, value: T, default: T) {
        let differs = value != default;
        self.add_text(key, value.into(), differs);
    }

    /// Clients are spelled as PowerShell prints them, and in lower case in an address.
    fn add_client(&mut self, key: Key, value: DefaultClient, default: DefaultClient) {
        let token = <&str>::from(value).to_ascii_lowercase();
        self.add_text(key, &token, value != default);
    }

    fn add_text(&mut self, key: Key, value: &str, differs: bool) {
        if differs {
            self.text.push(self.separator);
            self.text.push_str(key.into());
            self.text.push('=');
            self.text.push_str(value);
            self.separator = '&';
        }
    }
}
