using Bunit;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Security;
using HospitalCrm.Web.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Messaging;

public sealed class TemplatePagesTests
{
    // A machine that builds beside it is slow.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly Permission[] Writer = [TemplatePermissions.View, TemplatePermissions.Manage, SecurityPermissions.Use];
    private static readonly Permission[] Judge = [TemplatePermissions.View, TemplatePermissions.Approve, SecurityPermissions.Use];

    [Fact]
    public async Task A_text_is_seen_with_signature_parts_and_cost_while_it_is_typed_and_saved_as_a_new_edition()
    {
        await using var page = await OpenAsync();
        var info = await page.Hospital.StaffAsync("info01", "周海涛", Writer);
        var shown = page.Show<TemplatePage>(info, parameters => parameters.Add(template => template.Key, page.KeyOf("revisit")));
        shown.WaitFor("form");

        shown.Type("text", "{患者姓名}您好，请于{复诊日期}复诊[，医生：{医生}]。");

        shown.WaitForAssertion(() => Assert.Equal("【测试医院】王芳您好，请于3月12日复诊，医生：李主任。", shown.At("template-preview").TextContent), Patience);
        Assert.Equal(("1", "100"), (shown.At("template-count").GetAttribute("data-parts"), shown.At("template-count").GetAttribute("data-cost")));
        shown.At("template-least").Change(true);
        Assert.Equal("【测试医院】王芳您好，请于3月12日复诊。", shown.At("template-preview").TextContent);
        shown.Find("form").Submit();
        shown.WaitForAssertion(() => Assert.EndsWith("/templates", page.Nav.Uri, StringComparison.Ordinal), Patience);
        Assert.Equal(1, await page.Hospital.WithDbAsync(db => db.TemplateEditions.CountAsync(edition => edition.Text == "{患者姓名}您好，请于{复诊日期}复诊[，医生：{医生}]。" && edition.State == EditionState.InForce)));
    }

    [Fact]
    public async Task What_is_no_placeholder_is_refused_at_the_text_and_in_the_preview()
    {
        await using var page = await OpenAsync();
        var info = await page.Hospital.StaffAsync("info01", "周海涛", Writer);
        var shown = page.Show<TemplatePage>(info, parameters => parameters.Add(template => template.Key, page.KeyOf("revisit")));
        shown.WaitFor("form");

        shown.Type("text", "{床号}您好");

        shown.WaitForAssertion(() => Assert.Contains("没有占位符“床号”", shown.At("template-preview-problem").TextContent, StringComparison.Ordinal), Patience);
        shown.WaitForAssertion(() => Assert.Contains("没有占位符“床号”", shown.At("field-error-text").TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task A_new_template_offers_what_its_kind_may_name()
    {
        await using var page = await OpenAsync();
        var info = await page.Hospital.StaffAsync("info01", "周海涛", Writer);
        var shown = page.Show<TemplatePage>(info);
        shown.WaitFor("form");

        shown.At("field-kind").Change(nameof(TemplateKind.Lecture));

        Assert.Contains(shown.All("template-chip"), chip => chip.TextContent.Contains("主讲人", StringComparison.Ordinal));
        Assert.True(shown.At("field-category").HasAttribute("disabled"));
        Assert.Equal("Promotion", shown.At("field-category").GetAttribute("value"));
    }

    [Fact]
    public async Task What_advertises_is_approved_on_its_page_by_somebody_else()
    {
        await using var page = await OpenAsync();
        var info = await page.Hospital.StaffAsync("info01", "周海涛", [.. Writer, TemplatePermissions.Approve]);
        var lead = await page.Hospital.StaffAsync("lead01", "吴丽萍", Judge);
        await WriteAsync(page, info, "birthday", "{患者姓名}，生日快乐！");
        var own = page.Show<TemplatePage>(info, parameters => parameters.Add(template => template.Key, page.KeyOf("birthday")));
        own.WaitFor("form");
        Assert.Empty(own.All("template-decision"));

        var shown = page.Show<TemplatePage>(lead, parameters => parameters.Add(template => template.Key, page.KeyOf("birthday")));
        shown.WaitFor("template-approve").Click();

        shown.WaitForAssertion(() => Assert.Equal("inforce", shown.All("template-edition")[0].GetAttribute("data-state")), Patience);
        Assert.Empty(shown.All("template-decision"));
    }

    [Fact]
    public async Task A_refusal_without_a_reason_is_refused_itself()
    {
        await using var page = await OpenAsync();
        var info = await page.Hospital.StaffAsync("info01", "周海涛", Writer);
        var lead = await page.Hospital.StaffAsync("lead01", "吴丽萍", Judge);
        await WriteAsync(page, info, "birthday", "{患者姓名}，生日快乐！");
        var shown = page.Show<TemplatePage>(lead, parameters => parameters.Add(template => template.Key, page.KeyOf("birthday")));
        shown.WaitFor("template-reject").Click();

        shown.WaitFor("confirm-yes").Click();
        shown.WaitForAssertion(() => Assert.Contains(shown.All("problem"), problem => problem.TextContent.Contains("请填写原因", StringComparison.Ordinal)), Patience);
        shown.At("template-reject-reason").Input("口号太多");
        shown.At("confirm-yes").Click();

        shown.WaitForAssertion(() => Assert.Equal("rejected", shown.All("template-edition")[0].GetAttribute("data-state")), Patience);
        Assert.Contains("口号太多", shown.At("template-editions").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_shows_every_template_and_finds_what_waits()
    {
        await using var page = await OpenAsync();
        var info = await page.Hospital.StaffAsync("info01", "周海涛", Writer);
        await WriteAsync(page, info, "birthday", "{患者姓名}，生日快乐！");
        var shown = page.Show<TemplatesPage>(info);
        shown.WaitFor("list-row");

        shown.At("filter-standing").Change(nameof(TemplateStanding.Waiting));
        shown.Find("form").Submit();

        shown.WaitForAssertion(() => Assert.Contains("生日祝福", Assert.Single(shown.All("list-row")).TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task Who_may_only_look_changes_nothing()
    {
        await using var page = await OpenAsync();
        var viewer = await page.Hospital.StaffAsync("epi01", "孙医生", TemplatePermissions.View, SecurityPermissions.Use);

        var shown = page.Show<TemplatePage>(viewer, parameters => parameters.Add(template => template.Key, page.KeyOf("notice")));

        shown.WaitFor("form");
        Assert.Empty(shown.All("form-save"));
        Assert.All(shown.All("template-chip"), chip => Assert.True(chip.HasAttribute("disabled")));
    }

    private static async Task<PageTest> OpenAsync()
    {
        var page = await PageTest.OpenAsync();
        await using var scope = page.Hospital.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("start");
        await scope.ServiceProvider.GetRequiredService<TemplateSetup>().InstallAsync(default);
        await scope.ServiceProvider.GetRequiredService<CrmDb>().SaveChangesAsync();
        return page;
    }

    private static async Task WriteAsync(PageTest page, Actor actor, string code, string text)
    {
        var sheet = (await page.Hospital.Run.RunAsync(actor, (ReadTemplate use) => use.HandleAsync(Id<MessageTemplate>.Parse(page.KeyOf(code), null)))).Value!;
        sheet.Form.Text = text;
        Assert.Null((await page.Hospital.Run.RunAsync(actor, (SaveTemplate use) => use.HandleAsync(sheet.Form))).Problem);
    }
}

internal static class TemplateKeys
{
    /// <summary>The key of a template the product brought.</summary>
    public static string KeyOf(this PageTest page, string code) =>
        page.Hospital.WithDbAsync(db => db.MessageTemplates.Where(template => template.Code == code).Select(template => template.Id).SingleAsync()).GetAwaiter().GetResult().ToString();
}
