using Bunit;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Security;

public sealed class AuditPagesTests
{
    private static readonly Permission[] Rights = [SecurityPermissions.ViewAudit, SecurityPermissions.ViewAuditDetails, SecurityPermissions.VerifyAudit];

    [Fact]
    public async Task The_trail_is_a_list_that_nobody_can_edit()
    {
        await using var page = await PageTest.OpenAsync();
        var auditor = await page.Hospital.StaffAsync("auditor", "顾诚", Rights);

        var list = page.Show<AuditPage>(auditor);

        Assert.NotEmpty(list.WaitFor("list-row").TextContent);
        Assert.Empty(list.All("list-add").Concat(list.All("list-edit")).Concat(list.All("list-delete")).Concat(list.All("row-edit")).Concat(list.All("row-delete")));
        Assert.Equal("/audit/checks", list.At("audit-checks").GetAttribute("href"));
    }

    [Fact]
    public async Task The_content_is_sealed_until_it_is_opened()
    {
        await using var page = await PageTest.OpenAsync();
        var auditor = await page.Hospital.StaffAsync("auditor", "顾诚", Rights);
        var sheet = page.Show<AuditEntryPage>(auditor, await EntryAsync(page));
        sheet.WaitFor("audit-reason").Input("复核投诉");
        Assert.Contains("w01", sheet.At("audit-covered").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("13800138000", sheet.Markup, StringComparison.Ordinal);

        sheet.At("audit-open").Click();

        Assert.Contains("13800138000", sheet.WaitFor("audit-fields").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_reason_it_stays_sealed()
    {
        await using var page = await PageTest.OpenAsync();
        var auditor = await page.Hospital.StaffAsync("auditor", "顾诚", Rights);
        var sheet = page.Show<AuditEntryPage>(auditor, await EntryAsync(page));

        sheet.WaitFor("audit-open").Click();

        Assert.Contains("请填写打开原因", sheet.WaitFor("problem").TextContent, StringComparison.Ordinal);
        Assert.Empty(sheet.All("audit-fields"));
    }

    [Fact]
    public async Task Who_has_not_proved_lately_who_he_is_is_asked_on_the_spot_and_keeps_what_he_typed()
    {
        await using var page = await PageTest.OpenAsync();
        var auditor = await page.Hospital.StaffAsync("auditor", "顾诚", [.. Rights, SecurityPermissions.Use]);
        await PasswordAsync(page, auditor);
        var sheet = page.Show<AuditEntryPage>(auditor, await EntryAsync(page));
        page.Hospital.Clock.Advance(TimeSpan.FromMinutes(16));
        sheet.WaitFor("audit-reason").Input("复核投诉");
        sheet.At("audit-open").Click();

        sheet.WaitFor("proof-input").Input("wrong");
        sheet.At("proof-submit").Click();
        var wrong = sheet.WaitFor("proof-error").TextContent;
        sheet.At("proof-input").Input("correct-horse-7");
        sheet.At("proof-submit").Click();
        sheet.WaitFor("proof-done");
        sheet.At("audit-open").Click();

        Assert.Contains("验证失败", wrong, StringComparison.Ordinal);
        Assert.Contains("13800138000", sheet.WaitFor("audit-fields").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_open_contents_sees_no_button()
    {
        await using var page = await PageTest.OpenAsync();
        var reader = await page.Hospital.StaffAsync("info01", "赵工", SecurityPermissions.ViewAudit);

        var sheet = page.Show<AuditEntryPage>(reader, parameters => parameters.Add(shown => shown.Seq, 1));

        sheet.WaitFor("audit-entry");
        Assert.Empty(sheet.All("audit-open"));
    }

    [Fact]
    public async Task A_check_is_started_and_its_result_appears_by_itself()
    {
        await using var page = await PageTest.OpenAsync();
        var auditor = await page.Hospital.StaffAsync("auditor", "顾诚", Rights);
        var checks = page.Show<AuditChecksPage>(auditor);

        checks.WaitFor("audit-check").Click();

        checks.WaitForAssertion(() => Assert.Equal("intact", checks.At("audit-check-row").GetAttribute("data-state")), TimeSpan.FromSeconds(20));
        Assert.Contains("完整", checks.At("audit-check-row").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_there_is_not_is_told_in_words()
    {
        await using var page = await PageTest.OpenAsync();
        var auditor = await page.Hospital.StaffAsync("auditor", "顾诚", Rights);

        var sheet = page.Show<AuditEntryPage>(auditor, parameters => parameters.Add(shown => shown.Seq, 999_999));

        Assert.Contains("该记录不存在", sheet.WaitFor("problem").TextContent, StringComparison.Ordinal);
    }

    /// <summary>Somebody new whose telephone number is sealed.</summary>
    private static async Task<Action<ComponentParameterCollectionBuilder<AuditEntryPage>>> EntryAsync(PageTest page)
    {
        var staff = new StaffMember("w01", "王芳");
        staff.Describe("王芳", null, null, page.Hospital.Services.GetRequiredService<Vault>().Seal(StaffMember.MobilePurpose, "13800138000"));
        await page.Hospital.AddAsync(staff);
        var seq = await page.Hospital.WithDbAsync(db => db.AuditEntries.Where(entry => entry.Entity == nameof(StaffMember)).MaxAsync(entry => entry.Seq));
        return parameters => parameters.Add(shown => shown.Seq, seq);
    }

    private static async Task PasswordAsync(PageTest page, Actor staff)
    {
        await using var scope = page.Hospital.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("test");
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        scope.ServiceProvider.GetRequiredService<PasswordCheck>().Set(await db.Users.SingleAsync(account => account.Id == staff.AccountId), "correct-horse-7");
        await db.SaveChangesAsync();
    }
}
