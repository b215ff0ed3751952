//! Which other organizations users may communicate with: the federation configuration, and the
//! external access policies.

use super::super::super::language::syntax::Call;
use super::super::super::teams_module::{EXTERNAL_ACCESS, FEDERATION};
use super::super::arguments::Given;
use super::super::cmdlets::Result;
use super::super::evaluate::{Ran, Runner};
use super::super::failure::Failure;
use super::super::value::Value;
use super::calling::{asked, set_fields, setting};
use super::field;
use super::record::Setting;

impl Runner<'_> {
    pub(super) fn get_federation(&self, given: &Given) -> Result<Vec<Value>> {
        is_global(given)?;
        let identity = vec![("Identity".to_owned(), Value::text("Global"))];
        Ok(vec![self.tenant.today.federation.object(identity, FEDERATION)])
    }

    pub(super) fn set_federation(&mut self, call: &Call, given: &Given) -> Ran<Result<Vec<Value>>> {
        let set = is_global(given).and_then(|()| {
            let mut after = set_fields(&self.tenant.today.federation, FEDERATION, given)?;
            if let Some(domains) = field(FEDERATION, "AllowedDomains") {
                let list = given.value("AllowedDomainsAsAList");
                if given.has(domains.name) && list.is_some() {
                    return Err(Failure::TwoSets);
                }
                if let Some(list) = list {
                    let list = setting(domains, list, &self.tenant.today.federation)?;
                    after.set(domains, list);
                }
                // The word for "all" is no domain.
                let is_all = |it: &&str| it.eq_ignore_ascii_case(domains.default);
                if after.items(domains.name).iter().any(is_all) {
                    after.set(domains, Setting::one(domains.default));
                }
            }
            Ok(after)
        });
        let after = match set {
            Ok(it) => it,
            Err(failure) => return Ok(Err(failure)),
        };
        self.organize(call, given, "Global", |it| it.federation = after)?;
        Ok(Ok(Vec::new()))
    }

    pub(super) fn get_external(&self, given: &Given) -> Result<Vec<Value>> {
        let found = asked(&self.tenant.today.external, given, Failure::NoPolicy)?;
        let value = |it: &super::Record| {
            it.object(vec![("Identity".to_owned(), Value::text(it.identity()))], EXTERNAL_ACCESS)
        };
        Ok(found.into_iter().map(|it| value(it)).collect())
    }
}

/// The domains that a cmdlet makes an object of, for `Set-CsTenantFederationConfiguration`.
pub(super) fn domains(given: &Given, parameter: &str) -> Result<Vec<Value>> {
    Ok(given.items(parameter).iter().map(|it| Value::text(it.to_text())).collect())
}

/// There is one configuration, `Global`.
fn is_global(given: &Given) -> Result<()> {
    match given.text("Identity")? {
        Some(name) if !name.eq_ignore_ascii_case("Global") => Err(Failure::NoPolicy(name)),
        _ => Ok(()),
    }
}
