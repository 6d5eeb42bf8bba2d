using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Enterprises;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Patients;

public sealed class EnterpriseTests
{
    [Fact]
    public async Task A_client_is_saved_with_contract_and_contact_and_read_again()
    {
        await using var hospital = await TestHospital.OpenAsync();

        var id = await SaveAsync(hospital, Railway());

        var form = (await hospital.Run.RunAsync(Actor.Product("test"), (ReadEnterprise use) => use.HandleAsync(id))).Value!;
        var (contract, contact) = (Assert.Single(form.Contracts), Assert.Single(form.Contacts));
        Assert.Equal(("XY-2026-01", new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), "体检八折", "档案室3柜"), (contract.ContractNo, contract.FromOn, contract.ToOn, contract.Terms, contract.FileReference));
        Assert.Equal(("周凯", "人事科", "13700137000", "hr@rail.example.cn"), (contact.Name, contact.Position, contact.Phone, contact.Email));
    }

    [Fact]
    public async Task The_list_says_whose_contract_is_in_force()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await SaveAsync(hospital, Railway());
        var old = Railway();
        (old.Name, old.Contracts[0].FromOn, old.Contracts[0].ToOn) = ("第二中学", new(2024, 1, 1), new(2024, 12, 31));
        await SaveAsync(hospital, old);

        var rows = (await hospital.Run.ReadAsync(Actor.Product("test"), EnterpriseList.Definition, new ListQuery { Filters = new Dictionary<string, string> { ["inForce"] = "in-force" } })).Value!.Rows;

        Assert.Equal("铁路局", Assert.Single(rows).Name);
    }

    [Theory]
    [InlineData(null, "2026-12-31", "Patients.ContractDatesNeeded")]
    [InlineData("2026-05-01", "2026-04-30", "Patients.ContractEndWrong")]
    public async Task A_contract_has_a_beginning_and_an_end_in_this_order(string? from, string to, string code)
    {
        await using var hospital = await TestHospital.OpenAsync();
        var form = Railway();
        (form.Contracts[0].FromOn, form.Contracts[0].ToOn) = (from is null ? null : Day(from), Day(to));

        var outcome = await hospital.Run.RunAsync(Actor.Product("test"), (SaveEnterprise use) => use.HandleAsync(form));

        Assert.Equal(code, Assert.Single(outcome.Problem!.Fields).Code);
    }

    [Fact]
    public async Task The_same_name_twice_is_refused()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await SaveAsync(hospital, Railway());

        var outcome = await hospital.Run.RunAsync(Actor.Product("test"), (SaveEnterprise use) => use.HandleAsync(Railway()));

        Assert.Equal("Patients.EnterpriseKnown", outcome.Problem!.Code);
    }

    [Fact]
    public async Task Somebody_elses_save_in_between_is_noticed()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await SaveAsync(hospital, Railway());
        var mine = (await hospital.Run.RunAsync(Actor.Product("test"), (ReadEnterprise use) => use.HandleAsync(id))).Value!;
        var theirs = (await hospital.Run.RunAsync(Actor.Product("test"), (ReadEnterprise use) => use.HandleAsync(id))).Value!;
        theirs.Contacts[0].Position = "工会";
        await SaveAsync(hospital, theirs);

        var outcome = await hospital.Run.RunAsync(Actor.Product("test"), (SaveEnterprise use) => use.HandleAsync(mine));

        Assert.Equal(ProblemKind.Stale, outcome.Problem!.Kind);
    }

    [Fact]
    public async Task A_prospect_who_joins_counts_as_member_and_the_client_stays_while_it_has_members()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await SaveAsync(hospital, Railway());
        var prospect = Forms.WangFang();
        prospect.Kind = PatientKind.Prospect;
        var wang = await hospital.HaveAsync(prospect);
        Assert.Null((await hospital.Run.RunAsync(Actor.Product("test"), (JoinEnterprise use) => use.HandleAsync(id, wang))).Problem);
        Assert.Equal("Patients.MemberAlready", (await hospital.Run.RunAsync(Actor.Product("test"), (JoinEnterprise use) => use.HandleAsync(id, wang))).Problem!.Code);
        Assert.Equal(PatientKind.EnterpriseMember, await hospital.WithDbAsync(db => db.Patients.Select(patient => patient.Kind).SingleAsync()));
        Assert.Equal("Patients.EnterpriseHasMembers", (await hospital.Run.RunAsync(Actor.Product("test"), (DeleteEnterprises use) => use.HandleAsync([id]))).Problem!.Code);

        var member = Assert.Single((await MembersAsync(hospital, id)).Lines).Id;
        await hospital.Run.RunAsync(Actor.Product("test"), (LeaveEnterprise use) => use.HandleAsync(member));

        Assert.Equal(0, (await MembersAsync(hospital, id)).Count);
        Assert.Null((await hospital.Run.RunAsync(Actor.Product("test"), (DeleteEnterprises use) => use.HandleAsync([id]))).Problem);
    }

    [Fact]
    public async Task Members_beyond_the_readers_scope_are_counted_and_not_named()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await SaveAsync(hospital, Railway());
        await hospital.Run.RunAsync(Actor.Product("test"), async (JoinEnterprise use) => await use.HandleAsync(id, await hospital.HaveAsync(Forms.WangFang())));
        var outsider = await hospital.StaffAsync("mkt01", "赵敏", PatientPermissions.ViewEnterprises);

        var sheet = (await hospital.Run.RunAsync(outsider, (ReadMembers use) => use.HandleAsync(id))).Value!;

        Assert.Equal((1, 0), (sheet.Count, sheet.Lines.Count));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static EnterpriseForm Railway() => new()
    {
        Name = "铁路局",
        CreditCode = "91110000100000000X",
        Contracts = [new() { ContractNo = "XY-2026-01", FromOn = new(2026, 1, 1), ToOn = new(2026, 12, 31), Terms = "体检八折", FileReference = "档案室3柜" }],
        Contacts = [new() { Name = "周凯", Position = "人事科", Phone = "137 0013 7000", Email = "HR@rail.example.cn" }],
    };

    private static async Task<Id<Enterprise>> SaveAsync(TestHospital hospital, EnterpriseForm form)
    {
        var outcome = await hospital.Run.RunAsync(Actor.Product("test"), (SaveEnterprise use) => use.HandleAsync(form));
        Assert.Null(outcome.Problem);
        return outcome.Value;
    }

    private static async Task<MemberSheet> MembersAsync(TestHospital hospital, Id<Enterprise> id) =>
        (await hospital.Run.RunAsync(Actor.Product("test"), (ReadMembers use) => use.HandleAsync(id))).Value!;
}
