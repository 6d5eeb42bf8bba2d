using Bunit;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Drafts;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using HospitalCrm.Web.Archive;
using HospitalCrm.Web.Layout;
using HospitalCrm.Web.Patients;
using HospitalCrm.Web.Tests.Patients;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Web.Tests.Layout;

/// <summary>A page that is open when its reader's rights change.</summary>
public sealed class OpenPageTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly Permission[] Reader = [PatientPermissions.View, PatientPermissions.SeeNames, SecurityPermissions.Use];

    [Fact]
    public async Task An_open_archive_gives_way_to_the_403_words_when_its_right_is_taken_away()
    {
        await using var page = await PageTest.OpenAsync();
        var id = await page.Hospital.HaveAsync("王芳芳");
        var doctor = await page.Hospital.StaffAsync("doctor01", "李主任", Reader);
        var open = Open<PatientPage>(page, doctor, id);
        open.WaitFor("patient-archive");

        await page.TakeAwayAsync(doctor, PatientPermissions.View);

        Assert.Contains("权限", open.WaitFor("forbidden").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("王芳芳", open.Markup, StringComparison.Ordinal);
        Assert.Empty(open.All("patient-archive"));
    }

    [Fact]
    public async Task An_open_archive_is_covered_when_its_reader_may_no_longer_see_names()
    {
        await using var page = await PageTest.OpenAsync();
        var id = await page.Hospital.HaveAsync("王芳芳");
        var doctor = await page.Hospital.StaffAsync("doctor01", "李主任", Reader);
        var open = Open<PatientPage>(page, doctor, id);
        open.WaitForAssertion(() => Assert.Contains("王芳芳", open.Markup, StringComparison.Ordinal), Patience);

        await page.TakeAwayAsync(doctor, PatientPermissions.SeeNames);

        open.WaitForAssertion(() => Assert.Contains("王*芳", open.Markup, StringComparison.Ordinal), Patience);
        Assert.DoesNotContain("王芳芳", open.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_rights_have_no_page_read_anew()
    {
        await using var page = await PageTest.OpenAsync();
        var id = await page.Hospital.HaveAsync("王芳芳");
        var doctor = await page.Hospital.StaffAsync("doctor01", "李主任", Reader);
        var other = await page.Hospital.StaffAsync("doctor02", "赵医生", Reader);
        var open = Open<PatientPage>(page, doctor, id);
        open.WaitFor("patient-archive");
        var shown = open.FindComponent<PatientPage>().Instance;

        await page.TakeAwayAsync(other, Reader);
        await open.InvokeAsync(() => { });
        var kept = open.FindComponent<PatientPage>().Instance;
        await page.TakeAwayAsync(doctor, PatientPermissions.SeeNames);

        open.WaitForAssertion(() => Assert.Contains("王*芳", open.Markup, StringComparison.Ordinal), Patience);
        Assert.Same(shown, kept);
        Assert.Equal(2, await page.Hospital.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == AuditAct.Viewed && entry.PatientId == id.Value)));
    }

    [Fact]
    public async Task What_was_being_typed_is_a_draft_when_the_form_is_taken_away_and_comes_back_with_the_right()
    {
        await using var page = await PageTest.OpenAsync();
        var id = await page.Hospital.HaveAsync();
        var clerk = await page.Hospital.StaffAsync("clerk01", "钱护士", People.Clerk);
        var open = Open<PatientEditPage>(page, clerk, id);
        open.WaitFor("form");
        open.Type("name", "王芬");

        await page.TakeAwayAsync(clerk, PatientPermissions.Edit);
        open.WaitFor("forbidden");
        var draft = await page.Hospital.Run.RunAsync(clerk, (ReadDraft use) => use.HandleAsync($"patient:{id}"));
        await page.GiveAsync(clerk, PatientPermissions.Edit);

        open.WaitFor("form-restored");
        Assert.Contains("王芬", draft.Value!.Body, StringComparison.Ordinal);
        Assert.Empty(open.All("forbidden"));
    }

    /// <summary>The page as the layout holds it.</summary>
    private static IRenderedComponent<StillAllowed> Open<TPage>(PageTest page, Actor actor, Id<Patient> key)
        where TPage : IComponent
    {
        page.Browser.RenderTree.Add<CascadingValue<Type>>(value => value.Add(cascading => cascading.Value, typeof(TPage)).Add(cascading => cascading.Name, "PageType"));
        return page.Show<StillAllowed>(actor, guard => guard.AddChildContent(builder =>
        {
            builder.OpenComponent<TPage>(0);
            builder.AddAttribute(1, "Key", key.ToString());
            builder.CloseComponent();
        }));
    }
}
