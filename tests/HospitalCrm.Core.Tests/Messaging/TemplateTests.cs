using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Messaging;

/// <summary>短信模板: editions, the second person, and what becomes of a text.</summary>
public sealed partial class TemplateTests
{
    private static readonly Permission[] Writer = [TemplatePermissions.View, TemplatePermissions.Manage];
    private static readonly Permission[] Judge = [TemplatePermissions.View, TemplatePermissions.Approve];

    [Fact]
    public async Task The_daily_bill_has_the_customers_exact_words()
    {
        await using var hospital = await InstalledAsync();

        var bill = await RenderAsync(hospital, "daily-bill", new Dictionary<string, object?>
        {
            ["name"] = "王芳",
            ["date"] = new DateOnly(2026, 3, 1),
            ["items"] = new Dictionary<string, decimal> { ["床位费"] = 35, ["西药费"] = 126.8m },
        });

        Assert.Equal("【测试医院】王芳您好,测试医院祝您早日康复!您3月1日的住院费用是床位费:35.00,西药费:126.80", bill.Text);
        Assert.Equal(("daily-bill", 1, MessageCategory.Notice), (bill.Template, bill.Edition, bill.Category));
    }

    [Fact]
    public async Task A_changed_notice_is_in_force_at_once_and_the_old_edition_stays()
    {
        await using var hospital = await InstalledAsync();
        var info = await hospital.StaffAsync("info01", "周海涛", Writer);
        var form = await FormAsync(hospital, info, "revisit");
        form.Text = "{患者姓名}您好，请于{复诊日期}复诊。";

        Assert.Null((await SaveAsync(hospital, info, form)).Problem);

        var sheet = await SheetAsync(hospital, info, "revisit");
        Assert.Equal([(2, EditionState.InForce), (1, EditionState.Retired)], sheet.Editions.Select(edition => (edition.Number, edition.State)));
        Assert.Equal(("周海涛", null), (sheet.Editions[0].WrittenBy, sheet.Editions[1].WrittenBy));
        Assert.Equal(2, (await RenderAsync(hospital, "revisit", Values(("name", "王芳"), ("date", "2026-03-12")))).Edition);
    }

    [Fact]
    public async Task Saving_without_a_change_writes_no_edition()
    {
        await using var hospital = await InstalledAsync();
        var info = await hospital.StaffAsync("info01", "周海涛", Writer);

        await SaveAsync(hospital, info, await FormAsync(hospital, info, "revisit"));

        Assert.Single((await SheetAsync(hospital, info, "revisit")).Editions);
    }

    [Fact]
    public async Task What_advertises_waits_for_a_second_person_while_the_old_text_is_sent()
    {
        await using var hospital = await InstalledAsync();
        var info = await hospital.StaffAsync("info01", "周海涛", [.. Writer, TemplatePermissions.Approve]);
        var lead = await hospital.StaffAsync("lead01", "吴丽萍", Judge);
        var form = await FormAsync(hospital, info, "birthday");
        form.Text = "{患者姓名}，生日快乐！";
        await SaveAsync(hospital, info, form);
        var id = new Id<MessageTemplate>(form.Id!.Value);

        var before = await RenderAsync(hospital, "birthday", Values(("name", "王芳")));
        var own = await hospital.Run.RunAsync(info, (JudgeEdition use) => use.HandleAsync(id, 2, null));
        var approved = await hospital.Run.RunAsync(lead, (JudgeEdition use) => use.HandleAsync(id, 2, null));
        var after = await RenderAsync(hospital, "birthday", Values(("name", "王芳")));

        Assert.Equal((1, "Messaging.OwnEdition"), (before.Edition, own.Problem?.Code));
        Assert.Null(approved.Problem);
        Assert.Equal((2, "【测试医院】王芳，生日快乐！拒收请回复R"), (after.Edition, after.Text));
    }

    [Fact]
    public async Task A_text_that_advertised_cannot_become_a_notice_without_the_second_person()
    {
        await using var hospital = await InstalledAsync();
        var info = await hospital.StaffAsync("info01", "周海涛", Writer);
        var form = await FormAsync(hospital, info, "education");
        (form.Category, form.Text) = (MessageCategory.Notice, "{患者姓名}您好，{内容}");

        await SaveAsync(hospital, info, form);

        Assert.Equal(EditionState.Waiting, (await SheetAsync(hospital, info, "education")).Editions[0].State);
        Assert.Equal(MessageCategory.Promotion, (await RenderAsync(hospital, "education", Values(("name", "王芳"), ("text", "少盐")))).Category);
    }

    [Fact]
    public async Task A_refused_edition_says_why_and_is_never_sent()
    {
        await using var hospital = await InstalledAsync();
        var info = await hospital.StaffAsync("info01", "周海涛", Writer);
        var lead = await hospital.StaffAsync("lead01", "吴丽萍", Judge);
        var id = (await SaveAsync(hospital, info, new() { Code = "open-day", Kind = TemplateKind.Lecture, Category = MessageCategory.Promotion, Name = "开放日", Text = "{医院}开放日：{主题}" })).Value;

        var unnamed = await hospital.Run.RunAsync(lead, (JudgeEdition use) => use.HandleAsync(id, 1, " "));
        var refused = await hospital.Run.RunAsync(lead, (JudgeEdition use) => use.HandleAsync(id, 1, "主题不明确"));
        var again = await hospital.Run.RunAsync(lead, (JudgeEdition use) => use.HandleAsync(id, 1, null));
        var sent = await Assert.ThrowsAsync<RuleViolation>(() => RenderAsync(hospital, "open-day", Values(("topic", "控糖"))));

        Assert.Equal(("Messaging.RefusalReason", "Messaging.EditionNotWaiting", "Messaging.TemplateOff"), (unnamed.Problem?.Code, again.Problem?.Code, sent.Code));
        Assert.Null(refused.Problem);
        Assert.Equal("主题不明确", (await SheetAsync(hospital, info, "open-day")).Editions[0].Why);
    }

    [Fact]
    public async Task A_sensitive_department_is_never_named_and_may_have_a_signature_of_its_own()
    {
        await using var hospital = await InstalledAsync();
        var psychiatry = new Department("901", "精神科");
        psychiatry.Describe("精神科", DepartmentKind.Clinical, "测试医院健康中心");
        await hospital.AddAsync(psychiatry);

        var text = (await RenderAsync(hospital, "appointment", Values(("name", "王芳"), ("department", "精神科"), ("at", "2026-03-12T09:30")), "901")).Text;
        var revisit = (await RenderAsync(hospital, "revisit", Values(("name", "王芳"), ("date", "2026-03-12"), ("department", "精神科")), "901")).Text;

        Assert.StartsWith("【测试医院健康中心】王芳您好，您已成功预约门诊，", text, StringComparison.Ordinal);
        Assert.DoesNotContain("精神", text + revisit, StringComparison.Ordinal);
        Assert.DoesNotContain("科室", revisit, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_vaccine_text_always_ends_as_the_law_wants_and_a_priced_one_advertises()
    {
        await using var hospital = await InstalledAsync();
        var info = await hospital.StaffAsync("info01", "周海涛", Writer);

        var text = await RenderAsync(hospital, "vaccine", Values(("name", "王小宝"), ("vaccine", "麻腮风疫苗第1剂")));
        var priced = await SaveAsync(hospital, info, new() { Code = "priced", Kind = TemplateKind.Vaccine, Name = "自费", Text = "{宝宝姓名}[国产{国产价}元]" });

        Assert.EndsWith("如已接种请忽略，以接种证和接种门诊为准。", text.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("元", text.Text, StringComparison.Ordinal);
        Assert.Equal(["Messaging.PricedIsPromotion"], priced.Problem!.Fields.Select(field => field.Code));
    }

    [Fact]
    public async Task A_notice_sent_as_advertising_says_how_to_refuse()
    {
        await using var hospital = await InstalledAsync();

        var text = await RenderAsync(hospital, TemplateDefaults.NoticeCode, Values(("name", "王芳"), ("text", "体检套餐优惠")), null, MessageCategory.Promotion);

        Assert.EndsWith("，拒收请回复R", text.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", "name", "Messaging.UnknownTemplate")]
    [InlineData("notice", "name", "Messaging.ValueMissing")]
    [InlineData("notice", "bed", "Messaging.UnknownValue")]
    public async Task A_caller_is_told_what_is_wrong(string template, string key, string code)
    {
        await using var hospital = await InstalledAsync();

        var refused = await Assert.ThrowsAsync<RuleViolation>(() => RenderAsync(hospital, template, Values((key, "王芳"))));

        Assert.Equal(code, refused.Code);
    }

    [Fact]
    public async Task A_text_far_too_long_is_refused()
    {
        await using var hospital = await InstalledAsync();

        var refused = await Assert.ThrowsAsync<RuleViolation>(() => RenderAsync(hospital, "notice", Values(("name", "王芳"), ("text", new string('长', 600)))));

        Assert.Equal("Messaging.TextTooLong", refused.Code);
    }

    [Theory]
    [InlineData("{床号}您好", "Messaging.UnknownPlaceholder")]
    [InlineData("{姓名}您好，您的HIV检测已出", "Messaging.SensitiveWord")]
    [InlineData("【医院】{姓名}", "Messaging.SignatureIsPut")]
    [InlineData(" ", "Messaging.TextRequired")]
    public async Task What_may_not_be_said_is_refused_at_the_text(string text, string code)
    {
        await using var hospital = await InstalledAsync();
        var info = await hospital.StaffAsync("info01", "周海涛", Writer);

        var outcome = await SaveAsync(hospital, info, new() { Code = "own", Kind = TemplateKind.Notice, Name = "自定义", Text = text });

        Assert.Equal([("Text", code)], outcome.Problem!.Fields.Select(field => (field.Field, field.Code)));
    }

    [Fact]
    public async Task A_code_belongs_to_one_template_and_a_second_change_on_old_ground_is_stale()
    {
        await using var hospital = await InstalledAsync();
        var info = await hospital.StaffAsync("info01", "周海涛", Writer);
        var (first, second) = (await FormAsync(hospital, info, "revisit"), await FormAsync(hospital, info, "revisit"));
        (first.Text, second.Text) = ("{患者姓名}请复诊", "{患者姓名}该复诊了");

        var taken = await SaveAsync(hospital, info, new() { Code = "notice", Kind = TemplateKind.Notice, Name = "又一个", Text = "{内容}" });
        var saved = await SaveAsync(hospital, info, first);
        var stale = await SaveAsync(hospital, info, second);

        Assert.Equal("Messaging.CodeTaken", taken.Problem?.Code);
        Assert.Null(saved.Problem);
        Assert.Equal(ProblemKind.Stale, stale.Problem?.Kind);
    }

    [Fact]
    public async Task What_is_switched_off_is_not_sent()
    {
        await using var hospital = await InstalledAsync();
        var info = await hospital.StaffAsync("info01", "周海涛", Writer);
        var form = await FormAsync(hospital, info, "revisit");
        form.IsOff = true;
        await SaveAsync(hospital, info, form);

        var refused = await Assert.ThrowsAsync<RuleViolation>(() => RenderAsync(hospital, "revisit", Values(("name", "王芳"), ("date", "2026-03-12"))));

        Assert.Equal("Messaging.TemplateOff", refused.Code);
    }

    [Fact]
    public async Task Seeing_templates_is_not_the_right_to_write_or_to_approve_them()
    {
        await using var hospital = await InstalledAsync();
        var viewer = await hospital.StaffAsync("agent01", "刘敏", TemplatePermissions.View);
        var form = await FormAsync(hospital, viewer, "birthday");

        var saved = await SaveAsync(hospital, viewer, form);
        var judged = await hospital.Run.RunAsync(viewer, (JudgeEdition use) => use.HandleAsync(new(form.Id!.Value), 1, null));

        Assert.Equal((ProblemKind.Forbidden, ProblemKind.Forbidden), (saved.Problem?.Kind, judged.Problem?.Kind));
    }

    private static async Task<TestHospital> InstalledAsync()
    {
        var hospital = await TestHospital.OpenAsync();
        await InstallAsync(hospital);
        return hospital;
    }

    private static async Task InstallAsync(TestHospital hospital)
    {
        await using var scope = hospital.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("start");
        await scope.ServiceProvider.GetRequiredService<TemplateSetup>().InstallAsync(default);
        await scope.ServiceProvider.GetRequiredService<CrmDb>().SaveChangesAsync();
    }

    private static async Task<RenderedText> RenderAsync(
        TestHospital hospital, string template, IReadOnlyDictionary<string, object?> values, string? department = null, MessageCategory? asked = null)
    {
        await using var scope = hospital.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<TemplateTexts>().RenderAsync(template, values, department, asked, default);
    }

    private static Dictionary<string, object?> Values(params (string Key, string Value)[] values) => values.ToDictionary(value => value.Key, value => (object?)value.Value);

    private static Task<Outcome<Id<MessageTemplate>>> SaveAsync(TestHospital hospital, Actor actor, TemplateForm form) =>
        hospital.Run.RunAsync(actor, (SaveTemplate use) => use.HandleAsync(form));

    private static async Task<TemplateForm> FormAsync(TestHospital hospital, Actor actor, string code) => (await SheetAsync(hospital, actor, code)).Form;

    private static async Task<TemplateSheet> SheetAsync(TestHospital hospital, Actor actor, string code)
    {
        var id = await hospital.WithDbAsync(db => db.MessageTemplates.Where(template => template.Code == code).Select(template => template.Id).SingleAsync());
        return (await hospital.Run.RunAsync(actor, (ReadTemplate use) => use.HandleAsync(id))).Value!;
    }
}
