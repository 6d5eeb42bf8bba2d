using Bunit;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using HospitalCrm.Web.Security;
using Microsoft.EntityFrameworkCore;

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
        await page.Hospital.AddAsync(new Department("D1", "SecretName"));
        var seq = await page.Hospital.WithDbAsync(db => db.AuditEntries.Where(entry => entry.Entity == "Department").Select(entry => entry.Seq).SingleAsync());
        var sheet = page.Show<AuditEntryPage>(auditor, parameters => parameters.Add(shown => shown.Seq, seq));
        var open = sheet.WaitFor("audit-open");
        Assert.DoesNotContain("SecretName", sheet.Markup, StringComparison.Ordinal);

        open.Click();

        Assert.Contains("SecretName", sheet.WaitFor("audit-fields").TextContent, StringComparison.Ordinal);
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
}
