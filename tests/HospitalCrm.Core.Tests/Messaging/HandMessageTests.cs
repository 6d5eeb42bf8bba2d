using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.ByHand;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Messaging;

/// <summary>Messages people write: to a patient from his archive, and tests to themselves.</summary>
public sealed class HandMessageTests
{
    private static readonly Permission[] Agent = [PatientPermissions.View, PatientPermissions.SeeNames, MessagingPermissions.Send, MessagingPermissions.View];

    [Fact]
    public async Task A_service_message_is_seen_with_the_gates_answer_and_then_queued_once()
    {
        await using var hospital = await InstalledAsync();
        var patient = await PatientAsync(hospital);
        var agent = await hospital.StaffAsync("agent01", "刘敏", Agent);
        var form = await FormAsync(hospital, agent, patient, ("text", "您的检查改到3月5日上午"));

        var seen = (await hospital.Run.RunAsync(agent, (CheckHandMessage use) => use.HandleAsync(form))).Value!;
        var first = await SendAsync(hospital, agent, form);
        var again = await SendAsync(hospital, agent, form);

        Assert.Equal(("【测试医院】王芳您好，您的检查改到3月5日上午", 1, MessageState.Queued), (seen.Text, seen.Parts, seen.State));
        Assert.Equal((first.Value!.Id, false), (again.Value!.Id, again.Value.IsNew));
        var queued = await hospital.WithDbAsync(db => db.OutboundMessages.SingleAsync());
        Assert.Equal(("notice", 1, "Notice", "staff:agent01", patient), (queued.Template, queued.Edition, queued.Kind, queued.Source, queued.PatientId!.Value));
        Assert.Equal("【测试医院】王芳您好，您的检查改到3月5日上午", hospital.Services.GetRequiredService<Vault>().Open(OutboundMessage.TextPurpose, queued.Text));
    }

    [Fact]
    public async Task Nothing_is_written_to_the_dead_and_the_reason_is_seen_before()
    {
        await using var hospital = await InstalledAsync();
        var patient = await PatientAsync(hospital);
        var agent = await hospital.StaffAsync("agent01", "刘敏", Agent);
        var form = await FormAsync(hospital, agent, patient, ("text", "请复诊"));
        await hospital.WithDbAsync(db => db.Patients.ExecuteUpdateAsync(set => set.SetProperty(known => known.DeceasedOn, new DateOnly(2026, 3, 1))));

        var seen = await hospital.Run.RunAsync(agent, (CheckHandMessage use) => use.HandleAsync(form));

        Assert.Equal((MessageState.Suppressed, MessageReason.Deceased), (seen.Value!.State, seen.Value.Reason));
        Assert.Equal(0, await hospital.WithDbAsync(db => db.OutboundMessages.CountAsync()));
    }

    [Theory]
    [InlineData("daily-bill")]
    [InlineData("birthday")]
    [InlineData("code")]
    public async Task Bills_birthdays_and_codes_are_not_sent_by_hand(string template)
    {
        await using var hospital = await InstalledAsync();
        var patient = await PatientAsync(hospital);
        var agent = await hospital.StaffAsync("agent01", "刘敏", Agent);
        var form = await FormAsync(hospital, agent, patient, ("date", "2026-03-01"));
        form.Template = template;
        form.Values = template switch
        {
            "code" => new() { ["code"] = "1234", ["minutes"] = "5" },
            "daily-bill" => new() { ["date"] = "2026-03-01", ["items"] = "床位费:35.00" },
            _ => [],
        };

        var outcome = await SendAsync(hospital, agent, form);

        Assert.Equal("Messaging.NotByHand", outcome.Problem?.Code);
        Assert.Equal(0, await hospital.WithDbAsync(db => db.OutboundMessages.CountAsync()));
    }

    [Fact]
    public async Task Anothers_number_is_refused_and_a_text_without_its_words_too()
    {
        await using var hospital = await InstalledAsync();
        var patient = await PatientAsync(hospital);
        var other = await PatientAsync(hospital, "李强", "13900139000");
        var agent = await hospital.StaffAsync("agent01", "刘敏", Agent);
        var foreign = await FormAsync(hospital, agent, patient, ("text", "请复诊"));
        foreign.NumberId = (await FormAsync(hospital, agent, other)).NumberId;
        var empty = await FormAsync(hospital, agent, patient);

        var number = await SendAsync(hospital, agent, foreign);
        var words = await SendAsync(hospital, agent, empty);

        Assert.Equal(("Messaging.NumberNeeded", "Messaging.ValueMissing"), (number.Problem?.Code, words.Problem?.Code));
    }

    [Fact]
    public async Task Who_may_not_open_the_archive_writes_to_nobody()
    {
        await using var hospital = await InstalledAsync();
        var patient = await PatientAsync(hospital);
        var outsider = await hospital.StaffAsync("info01", "周海涛", MessagingPermissions.Send);

        var choices = await hospital.Run.RunAsync(outsider, (ReadHandChoices use) => use.HandleAsync(patient));

        Assert.Equal("Patients.Missing", choices.Problem?.Code);
    }

    [Fact]
    public async Task What_is_offered_asks_for_what_the_text_needs()
    {
        await using var hospital = await InstalledAsync();
        var patient = await PatientAsync(hospital);
        var agent = await hospital.StaffAsync("agent01", "刘敏", Agent);

        var choices = (await hospital.Run.RunAsync(agent, (ReadHandChoices use) => use.HandleAsync(patient))).Value!;

        Assert.DoesNotContain(choices.Templates, template => template.Kind is TemplateKind.Birthday or TemplateKind.Code or TemplateKind.DailyBill);
        var revisit = choices.Templates.Single(template => template.Code == "revisit");
        Assert.Equal(["date"], revisit.Needed.Except(["name"]));
        Assert.DoesNotContain(revisit.Asked, name => name.Key is "name" or "hospital");
        Assert.DoesNotContain("13800138000", Assert.Single(choices.Numbers).Number, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_goes_to_the_writers_own_mobile_and_to_no_other()
    {
        await using var hospital = await InstalledAsync();
        var info = await hospital.StaffAsync("info01", "周海涛", TemplatePermissions.View, TemplatePermissions.Manage);
        var without = await TestAsync(hospital, info);
        var vault = hospital.Services.GetRequiredService<Vault>();
        await hospital.WithDbAsync(async db =>
        {
            (await db.Staff.SingleAsync(staff => staff.StaffNo == "info01")).Describe("周海涛", null, null, vault.Seal(StaffMember.MobilePurpose, "13700137000"));
            return await db.SaveChangesAsync();
        });

        var sent = await TestAsync(hospital, info);

        Assert.Equal("Messaging.NoOwnMobile", without.Problem?.Code);
        Assert.Equal(MessageState.Queued, sent.Value!.State);
        var queued = await hospital.WithDbAsync(db => db.OutboundMessages.SingleAsync());
        Assert.Equal(("13700137000", MessageCategory.Notice), (vault.Open(OutboundMessage.ToPurpose, queued.To), queued.Category));
    }

    private static Task<Outcome<TestAnswer>> TestAsync(TestHospital hospital, Actor actor) =>
        hospital.Run.RunAsync(actor, (SendTest use) => use.HandleAsync(TemplateKind.Birthday, MessageCategory.Promotion, "{患者姓名}，生日快乐！"));

    private static Task<Outcome<OutboxAnswer>> SendAsync(TestHospital hospital, Actor actor, HandMessageForm form) =>
        hospital.Run.RunAsync(actor, (SendHandMessage use) => use.HandleAsync(form));

    private static async Task<HandMessageForm> FormAsync(TestHospital hospital, Actor actor, Id<Patient> patient, params (string Key, string Value)[] values)
    {
        var choices = (await hospital.Run.RunAsync(actor, (ReadHandChoices use) => use.HandleAsync(patient))).Value!;
        return new() { PatientId = patient.Value, NumberId = choices.Numbers[0].Id, Template = "notice", Values = values.ToDictionary(value => value.Key, value => value.Value) };
    }

    private static async Task<Id<Patient>> PatientAsync(TestHospital hospital, string name = "王芳", string phone = "13800138000")
    {
        var outcome = await hospital.Run.RunAsync(Actor.Product("test"), (RegisterPatient use) => use.HandleAsync(new() { Name = name, Sex = Sex.Female, BirthDate = "1985-03-07", AcceptSimilar = true, Numbers = [new() { Number = phone }] }));
        Assert.Null(outcome.Problem);
        return outcome.Value;
    }

    private static async Task<TestHospital> InstalledAsync()
    {
        var hospital = await TestHospital.OpenAsync();
        await using var scope = hospital.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("start");
        await scope.ServiceProvider.GetRequiredService<TemplateSetup>().InstallAsync(default);
        await scope.ServiceProvider.GetRequiredService<CrmDb>().SaveChangesAsync();
        return hospital;
    }
}
