using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Notices;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Tests.Archive;
using HospitalCrm.Core.Tests.Messaging;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Notices;

/// <summary>检验结果数值: figures go out to whoever agreed to just that, of plain items, as long as they hold.</summary>
public sealed class LabValueTests
{
    private const string Figures = "血红蛋白 98g/L（参考115-150）↓";

    [Fact]
    public async Task Whoever_agreed_hears_the_figures_of_plain_items_behind_words_that_tell_nothing()
    {
        await using var hospital = await OpenAsync();
        var patient = await PatientAsync(hospital);
        await hospital.ConsentAsync(patient, purpose: ConsentPurpose.ResultValues);
        await ReportAsync(hospital, patient, "L1", ("血红蛋白", "98", "L"), ("白细胞", "6.1", "N"));

        await RunAsync(hospital);

        var message = Assert.Single(await MessagesAsync(hospital));
        var text = TextOf(hospital, message);
        Assert.Equal((ConsentPurpose.ResultValues, true, MessageState.Queued), (message.Purpose, message.IsConfidential, message.State));
        Assert.Contains(Figures, text, StringComparison.Ordinal);
        Assert.DoesNotContain("白细胞", text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("血红蛋白", StringComparison.Ordinal) > 40, text);
    }

    [Theory]
    [InlineData("nobody asked")]
    [InlineData("agreed to service only")]
    [InlineData("took it back")]
    [InlineData("wants no messages of service")]
    [InlineData("no item is let out")]
    [InlineData("another item out of range is not let out")]
    [InlineData("too many items")]
    [InlineData("sensitive report")]
    [InlineData("secret item in the report")]
    [InlineData("secret name of the report")]
    [InlineData("psychiatric visit")]
    public async Task The_result_is_told_without_figures(string why)
    {
        await using var hospital = await OpenAsync();
        var patient = await PatientAsync(hospital);
        if (why != "nobody asked")
        {
            await hospital.ConsentAsync(patient, purpose: why == "agreed to service only" ? ConsentPurpose.Service : ConsentPurpose.ResultValues);
        }

        var visit = Facts.Visit(patient, "V1", EncounterKind.Outpatient, TestHospital.Monday.AddDays(-1));
        (string, string, string)[] more = why switch
        {
            "another item out of range is not let out" => [("血钾", "5.9", "H")],
            "secret item in the report" => [("HIV抗体", "阴性", "N")],
            "too many items" => [("红细胞", "3.1", "L"), ("血小板", "90", "L"), ("红细胞压积", "30", "L"), ("平均红细胞体积", "70", "L")],
            _ => [],
        };
        switch (why)
        {
            case "took it back":
                await hospital.ConsentAsync(patient, ConsentState.Withdrawn, ConsentPurpose.ResultValues);
                break;
            case "no item is let out":
                hospital.Set((NoticeParameters.LabItemsTold, ""));
                break;
            case "psychiatric visit":
                await hospital.Hospital.AddAsync(visit);
                await hospital.Hospital.WithDbAsync(db => db.Encounters.ExecuteUpdateAsync(set => set.SetProperty(known => known.IsSensitive, true)));
                break;
        }

        await ReportAsync(hospital, patient, "L1", [("血红蛋白", "98", "L"), .. more]);
        await hospital.Hospital.WithDbAsync(db => db.LabReports.ExecuteUpdateAsync(set => set
            .SetProperty(report => report.IsSensitive, why == "sensitive report")
            .SetProperty(report => report.Name, why == "secret name of the report" ? "尿毒品筛查" : "血常规")
            .SetProperty(report => report.VisitKey, why == "psychiatric visit" ? visit.VisitKey : null)));
        if (why == "wants no messages of service")
        {
            await hospital.ConsentAsync(patient, ConsentState.Withdrawn, ConsentPurpose.Service);
        }

        await RunAsync(hospital);

        var message = Assert.Single(await MessagesAsync(hospital));
        Assert.Equal(ConsentPurpose.Service, message.Purpose);
        Assert.DoesNotContain("98", TextOf(hospital, message), StringComparison.Ordinal);
        Assert.DoesNotContain("毒品", TextOf(hospital, message), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_consent_taken_back_on_the_way_stops_the_figures_right_before_the_wire_and_the_plain_words_follow()
    {
        await using var hospital = await OpenAsync();
        var patient = await PatientAsync(hospital);
        await hospital.ConsentAsync(patient, purpose: ConsentPurpose.ResultValues);
        await ReportAsync(hospital, patient, "L1", ("血红蛋白", "98", "L"));
        await RunAsync(hospital);
        var told = Assert.Single(await MessagesAsync(hospital));

        await hospital.ConsentAsync(patient, ConsentState.Withdrawn, ConsentPurpose.ResultValues);
        hospital.Start();
        var held = await hospital.UntilAsync(told.Id, MessageState.Suppressed);
        await RunAsync(hospital);
        await RunAsync(hospital);

        var messages = await MessagesAsync(hospital);
        await hospital.UntilAsync(messages[1].Id, MessageState.Sent);
        Assert.Equal((MessageReason.Withdrawn, 2), (held.Reason, messages.Count));
        Assert.DoesNotContain("98", Assert.Single(hospital.Channels[0].Given).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_wait_until_the_report_has_had_time_to_be_complete()
    {
        await using var hospital = await OpenAsync();
        var (agreed, other) = (await PatientAsync(hospital), await hospital.Hospital.HaveAsync(new() { Name = "李强", BirthDate = "1985-03-07", Numbers = [new() { Number = "13900139000" }] }));
        await hospital.ConsentAsync(agreed, purpose: ConsentPurpose.ResultValues);
        await hospital.Hospital.AddAsync(Facts.Lab(agreed, "L1", hospital.Clock.GetUtcNow()), Facts.Lab(other, "L2", hospital.Clock.GetUtcNow()));

        await RunAsync(hospital);
        var atOnce = (await MessagesAsync(hospital)).Select(message => message.PatientId).ToList();
        await hospital.Hospital.AddAsync(hospital.Hospital.Result(await hospital.Hospital.WithDbAsync(db => db.LabReports.SingleAsync(report => report.SourceKey == "L1")), 1, "血红蛋白", "98", "L"));
        hospital.Clock.Advance(TimeSpan.FromMinutes(3));
        await RunAsync(hospital);

        Assert.Equal([other], atOnce);
        Assert.Contains(Figures, TextOf(hospital, (await MessagesAsync(hospital)).Single(message => message.PatientId == agreed)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_takes_the_place_of_figures_that_still_wait_and_tells_the_new_ones()
    {
        await using var hospital = await OpenAsync();
        var patient = await PatientAsync(hospital);
        await hospital.ConsentAsync(patient, purpose: ConsentPurpose.ResultValues);
        await ReportAsync(hospital, patient, "L1", ("血红蛋白", "98", "L"));
        await RunAsync(hospital);

        await hospital.Hospital.WithDbAsync(async db =>
        {
            var value = hospital.Vault.Seal(LabResult.ValuePurpose, "89");
            await db.LabResults.ExecuteUpdateAsync(set => set.SetProperty(line => line.Value, (Sealed?)value));
            return await db.LabReports.ExecuteUpdateAsync(set => set.SetProperty(report => report.IsCorrected, true));
        });
        await RunAsync(hospital);
        await RunAsync(hospital);

        var messages = await MessagesAsync(hospital);
        Assert.Equal([(MessageState.Suppressed, MessageReason.Cancelled), (MessageState.Queued, null)], messages.Select(message => (message.State, message.Reason)));
        Assert.Contains("更正", TextOf(hospital, messages[1]), StringComparison.Ordinal);
        Assert.Contains("血红蛋白 89g/L", TextOf(hospital, messages[1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_told_of_a_report_that_was_withdrawn_is_told_so_once_in_words_that_name_nothing()
    {
        await using var hospital = await OpenAsync();
        var patient = await PatientAsync(hospital);
        await hospital.ConsentAsync(patient, purpose: ConsentPurpose.ResultValues);
        await ReportAsync(hospital, patient, "L1", ("血红蛋白", "98", "L"));
        await RunAsync(hospital);
        await hospital.Hospital.WithDbAsync(db => db.OutboundMessages.ExecuteUpdateAsync(set => set.SetProperty(message => message.State, MessageState.Delivered)));

        await WithdrawAsync(hospital);
        await RunAsync(hospital);
        await RunAsync(hospital);

        var messages = await MessagesAsync(hospital);
        var text = TextOf(hospital, messages[1]);
        Assert.Equal((2, MessageState.Queued, true), (messages.Count, messages[1].State, messages[1].IsConfidential));
        Assert.Contains("已撤回", text, StringComparison.Ordinal);
        Assert.DoesNotContain("血", text, StringComparison.Ordinal);
        Assert.DoesNotContain("检验", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_still_waits_is_not_sent_when_its_report_is_withdrawn_and_nobody_is_told_of_that()
    {
        await using var hospital = await OpenAsync();
        var patient = await PatientAsync(hospital);
        await ReportAsync(hospital, patient, "L1", ("血红蛋白", "98", "L"));
        await RunAsync(hospital);

        await WithdrawAsync(hospital);
        await RunAsync(hospital);
        await RunAsync(hospital);

        var message = Assert.Single(await MessagesAsync(hospital));
        Assert.Equal((MessageState.Suppressed, MessageReason.Cancelled), (message.State, message.Reason));
    }

    [Fact]
    public async Task The_dry_run_shows_no_figures()
    {
        await using var hospital = await OpenAsync();
        var patient = await PatientAsync(hospital);
        await hospital.ConsentAsync(patient, purpose: ConsentPurpose.ResultValues);
        await ReportAsync(hospital, patient, "L1", ("血红蛋白", "98", "L"));
        var reader = await hospital.Hospital.StaffAsync("info01", "周海涛", NoticePermissions.View, PatientPermissions.View, PatientPermissions.SeeNames);

        var trial = await hospital.Hospital.Run.RunAsync(reader, (TryNotice use) => use.HandleAsync(SendLabNotices.Name));

        var text = Assert.Single(trial.Value!.Rows).Text;
        Assert.Contains("检验结果已出", text, StringComparison.Ordinal);
        Assert.DoesNotContain("98", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HIV抗体")]
    [InlineData("梅毒螺旋体抗体")]
    [InlineData("癌胚抗原CEA")]
    [InlineData("糖类抗原CA19-9")]
    [InlineData("β-HCG")]
    [InlineData("尿吗啡")]
    [InlineData("乙型肝炎表面抗原HBsAg")]
    [InlineData("结核感染T细胞")]
    public void What_is_secret_by_its_nature_cannot_be_let_out(string item)
    {
        var refused = Assert.Throws<RuleViolation>(() => NoticeParameters.LabItemsTold.Check($"血红蛋白；{item}"));

        Assert.Equal("Notices.ItemNeverTold", refused.Code);
    }

    [Fact]
    public void Items_are_kept_as_they_were_typed_once_each_and_a_line_must_name_item_and_figure()
    {
        Assert.Equal("血红蛋白；WBC", NoticeParameters.LabItemsTold.Check("血红蛋白;WBC； 血红蛋白"));
        Assert.Equal("{项目}:{结果}", NoticeParameters.LabLine.Check("{项目}:{结果} "));
        Assert.Equal("Notices.LineSaysNothing", Assert.Throws<RuleViolation>(() => NoticeParameters.LabLine.Check("{项目}[{结果}]")).Code);
        Assert.Equal("Messaging.UnknownPlaceholder", Assert.Throws<RuleViolation>(() => NoticeParameters.LabLine.Check("{项目}{结果}{诊断}")).Code);
    }

    [Fact]
    public async Task A_system_that_gives_figures_itself_needs_the_same_consent()
    {
        await using var hospital = await OpenAsync();
        var patient = await PatientAsync(hospital);
        var values = new Dictionary<string, object?> { ["name"] = "王芳", ["values"] = "血红蛋白 98g/L" };

        var told = await RenderAsync(hospital, values);
        var plain = await RenderAsync(hospital, new Dictionary<string, object?> { ["name"] = "王芳" });
        var asked = await hospital.AddAsync(new NewMessage("lis", "1", MessageCategory.Notice, Forms.Phone, told.Text) { PatientId = patient, Purpose = told.Purpose });

        Assert.Equal((ConsentPurpose.ResultValues, ConsentPurpose.Service), (told.Purpose, plain.Purpose));
        Assert.Equal(MessageReason.NotAsked, asked[0].Reason);
    }

    private static async Task<RenderedText> RenderAsync(MessagingHospital hospital, Dictionary<string, object?> values)
    {
        await using var scope = hospital.Hospital.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<TemplateTexts>().RenderAsync("lab-result", values, null, null, default);
    }

    private static async Task<MessagingHospital> OpenAsync()
    {
        var hospital = await MessagingHospital.OpenAsync();
        await hospital.InScopeAsync(async (TemplateSetup setup, CrmDb db) =>
        {
            await setup.InstallAsync(default);
            await db.SaveChangesAsync();
        });
        hospital.Set((NoticeParameters.LabItemsTold, "血红蛋白；红细胞；血小板；红细胞压积；平均红细胞体积"));
        return hospital;
    }

    private static async Task ReportAsync(MessagingHospital hospital, Id<Patient> patient, string number, params (string Item, string Value, string Flag)[] lines)
    {
        var report = Facts.Lab(patient, number, TestHospital.Monday.AddHours(-2));
        await hospital.Hospital.AddAsync([report, .. lines.Select((line, at) => hospital.Hospital.Result(report, at + 1, line.Item, line.Value, line.Flag))]);
    }

    private static Task<Id<Patient>> PatientAsync(MessagingHospital hospital) =>
        hospital.Hospital.HaveAsync(new() { Name = "王芳", BirthDate = "1985-03-07", Numbers = [new() { Number = Forms.Phone }] });

    private static Task<int> WithdrawAsync(MessagingHospital hospital) =>
        hospital.Hospital.WithDbAsync(db => db.LabReports.ExecuteUpdateAsync(set => set.SetProperty(report => report.WithdrawnAt, TestHospital.Monday)));

    private static Task<int> RunAsync(MessagingHospital hospital) => NoticeHospital.RunAsync<SendLabNotices>(hospital.Hospital.Services);

    private static Task<List<OutboundMessage>> MessagesAsync(MessagingHospital hospital) => hospital.Hospital.WithDbAsync(db => db.OutboundMessages.AsNoTracking().OrderBy(message => message.Id).ToListAsync());

    private static string TextOf(MessagingHospital hospital, OutboundMessage message) => hospital.Vault.Open(OutboundMessage.TextPurpose, message.Text);
}
