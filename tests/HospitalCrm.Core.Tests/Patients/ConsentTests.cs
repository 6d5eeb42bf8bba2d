using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Patients;

public sealed class ConsentTests
{
    private static readonly Permission[] Agent = [.. Forms.Clerk, PatientPermissions.RecordConsent, PatientPermissions.MarkDeceased];

    [Fact]
    public async Task Nobody_is_sent_advertising_who_did_not_ask_for_it_and_everybody_is_told_of_his_own_treatment()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());

        Assert.Equal(new ContactAnswer(false, ContactReason.NotAsked), await AskAsync(hospital, id, ConsentPurpose.Promotion));
        Assert.Equal(new ContactAnswer(true, ContactReason.NeededForTreatment), await AskAsync(hospital, id, ConsentPurpose.Service));
    }

    [Fact]
    public async Task A_consent_holds_for_its_channel_and_purpose_only_until_it_is_withdrawn()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        await SayAsync(hospital, Given(id));
        Assert.True((await AskAsync(hospital, id, ConsentPurpose.Promotion)).May);
        Assert.False((await AskAsync(hospital, id, ConsentPurpose.Research)).May);
        Assert.False((await AskAsync(hospital, id, ConsentPurpose.Promotion, ConsentChannel.Email)).May);

        var withdrawn = await hospital.Run.RunAsync(Actor.Product("test"), (WithdrawConsents use) => use.HandleAsync(id, ConsentDoor.Call, ""));

        Assert.Equal(1, withdrawn.Value);
        Assert.Equal(ContactReason.Withdrawn, (await AskAsync(hospital, id, ConsentPurpose.Promotion)).Reason);
        Assert.True((await AskAsync(hospital, id, ConsentPurpose.Service)).May);
    }

    [Fact]
    public async Task The_ledger_keeps_every_line()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        var agent = await hospital.StaffAsync("agent01", "李敏", Agent);
        await SayAsync(hospital, Given(id), agent);
        await hospital.Run.RunAsync(agent, (WithdrawConsents use) => use.HandleAsync(id, ConsentDoor.Call, "来电要求"));
        await SayAsync(hospital, Given(id), agent);

        var sheet = (await hospital.Run.RunAsync(agent, (ReadConsents use) => use.HandleAsync(id))).Value!;

        Assert.Equal([ConsentState.Given, ConsentState.Withdrawn, ConsentState.Given], sheet.Ledger.Select(line => line.State));
        Assert.Equal(("李敏", "签字同意书第12号"), (sheet.Ledger[^1].By, sheet.Ledger[^1].Proof));
        Assert.True(sheet.Cells.Single(cell => cell is { Channel: ConsentChannel.Sms, Purpose: ConsentPurpose.Promotion }).Answer.May);
    }

    [Fact]
    public async Task A_consent_without_a_proof_is_refused()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var form = Given(await hospital.HaveAsync(Forms.WangFang()));
        form.Proof = " ";

        var outcome = await hospital.Run.RunAsync(Actor.Product("test"), (RecordConsent use) => use.HandleAsync(form));

        Assert.Equal("Patients.ConsentProofNeeded", Assert.Single(outcome.Problem!.Fields).Code);
        Assert.Empty(await hospital.WithDbAsync(db => db.ConsentEntries.ToListAsync()));
    }

    [Fact]
    public async Task For_a_child_the_guardian_consents_and_at_fourteen_the_child_is_asked_himself()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var child = Forms.WangFang();
        child.BirthDate = "2012-03-10"; // 13 on the Monday of the tests
        var id = await hospital.HaveAsync(child);
        var form = Given(id);
        Assert.Equal("Patients.GuardianNeeded", (await hospital.Run.RunAsync(Actor.Product("test"), (RecordConsent use) => use.HandleAsync(form))).Problem!.Code);
        form.GuardianName = "王建国";
        await SayAsync(hospital, form);
        Assert.True((await AskAsync(hospital, id, ConsentPurpose.Promotion)).May);

        hospital.Clock.Advance(TimeSpan.FromDays(10));

        Assert.Equal(new ContactAnswer(false, ContactReason.NotAskedHimself), await AskAsync(hospital, id, ConsentPurpose.Promotion));
    }

    [Fact]
    public async Task Nobody_else_speaks_for_a_grown_up()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var form = Given(await hospital.HaveAsync(Forms.WangFang()));
        form.GuardianName = "王建国";

        var outcome = await hospital.Run.RunAsync(Actor.Product("test"), (RecordConsent use) => use.HandleAsync(form));

        Assert.Equal("Patients.SpeaksForHimself", outcome.Problem!.Code);
    }

    [Fact]
    public async Task The_dead_are_left_in_peace()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        await SayAsync(hospital, Given(id));

        await hospital.Run.RunAsync(Actor.Product("test"), (MarkDeceased use) => use.HandleAsync(id, new(2026, 3, 1), DeathSource.Family, "女儿来电告知"));

        Assert.Equal(ContactReason.Deceased, (await AskAsync(hospital, id, ConsentPurpose.Promotion)).Reason);
        Assert.Equal(ContactReason.Deceased, (await AskAsync(hospital, id, ConsentPurpose.Service)).Reason);
        Assert.Equal("Patients.Deceased", (await hospital.Run.RunAsync(Actor.Product("test"), (RecordConsent use) => use.HandleAsync(Given(id)))).Problem!.Code);
    }

    [Fact]
    public async Task Many_are_asked_about_at_once_and_whoever_is_gone_is_answered_too()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var (wang, gone) = (await hospital.HaveAsync(Forms.WangFang()), await hospital.HaveAsync(Forms.WangFang()));
        await hospital.Run.RunAsync(Actor.Product("test"), (DeletePatients use) => use.HandleAsync([gone]));
        await using var scope = hospital.Services.CreateAsyncScope();
        var book = scope.ServiceProvider.GetRequiredService<ConsentBook>();

        var answers = await book.MayContactAsync([wang, gone], ConsentChannel.Phone, ConsentPurpose.Service, default);

        Assert.True(answers[wang].May);
        Assert.Equal(ContactReason.NoArchive, answers[gone].Reason);
    }

    [Fact]
    public async Task Whoever_may_not_record_consents_records_none()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        var reader = await hospital.StaffAsync("nurse01", "周洁", PatientPermissions.View, PatientPermissions.SeeNames);

        var outcome = await hospital.Run.RunAsync(reader, (RecordConsent use) => use.HandleAsync(Given(id)));

        Assert.Equal(ProblemKind.Forbidden, outcome.Problem!.Kind);
    }

    private static ConsentForm Given(Id<Patient> id) => new()
    {
        PatientId = id.Value,
        State = ConsentState.Given,
        Channels = [ConsentChannel.Sms],
        Purposes = [ConsentPurpose.Promotion],
        Door = ConsentDoor.Paper,
        Proof = "签字同意书第12号",
    };

    private static async Task SayAsync(TestHospital hospital, ConsentForm form, Actor? by = null)
    {
        Assert.Null((await hospital.Run.RunAsync(by ?? Actor.Product("test"), (RecordConsent use) => use.HandleAsync(form))).Problem);
        hospital.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    private static async Task<ContactAnswer> AskAsync(TestHospital hospital, Id<Patient> id, ConsentPurpose purpose, ConsentChannel channel = ConsentChannel.Sms)
    {
        await using var scope = hospital.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ConsentBook>().MayContactAsync(id, channel, purpose, default);
    }
}
