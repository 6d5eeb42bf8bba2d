using Bunit;
using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Seeding;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using HospitalCrm.Web.Complaints;
using HospitalCrm.Web.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Complaints;

/// <summary>登记, the case, and the callback from the queue.</summary>
public sealed class ComplaintPagesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Registering_shows_the_number_and_a_missing_name_stands_at_its_field()
    {
        await using var page = await OpenAsync();
        var agent = await AsAsync(page, "agent01");
        await AsAsync(page, "doctor01");

        var shown = page.Show<ComplaintNewPage>(agent);
        shown.WaitFor("field-text").Input("等候两小时，无人解释");
        shown.At("field-category").Change("medical");
        shown.Find("form").Submit();
        shown.WaitForAssertion(() => Assert.NotEmpty(shown.All("field-error-complainantName")), Patience);
        shown.Type("complainantName", "欧阳雪");
        shown.Type("complainantPhone", "13800138000");
        shown.At("field-staff").Change("doctor01");
        shown.Find("form").Submit();

        shown.WaitForAssertion(() => Assert.Contains(page.Said(), said => said.Contains("投诉-2026-000001", StringComparison.Ordinal)), Patience);
        var saved = await page.Hospital.WithDbAsync(db => db.Complaints.SingleAsync());
        Assert.EndsWith($"/complaints/{saved.Id}", page.Nav.Uri, StringComparison.Ordinal);
        Assert.Equal(("1001", "doctor01", ComplaintState.Accepted), (saved.DepartmentCode, saved.SubjectNo, saved.State));
    }

    [Fact]
    public async Task The_office_assigns_by_the_map_and_the_doctor_reads_only_what_he_may()
    {
        await using var page = await OpenAsync();
        var id = await HaveAsync(page);
        var office = page.Show<ComplaintPage>(await AsAsync(page, "complaint01"), parameters => parameters.Add(one => one.Key, id.ToString()));
        Assert.Equal("accepted", office.WaitFor("complaint-status").GetAttribute("data-status"));
        Assert.Contains("欧阳雪", office.At("complainant").TextContent, StringComparison.Ordinal);

        office.At("complaint-assign").Click();
        Assert.Equal("complaint-assign", office.WaitFor("form").GetAttribute("data-form"));
        Assert.Equal("9004", office.At("field-handler").GetAttribute("value"));
        office.At("field-summary").Input("反映等候时间长");
        office.Find("form").Submit();
        office.WaitForAssertion(() => Assert.Equal("handling", office.At("complaint-status").GetAttribute("data-status")), Patience);

        var doctor = page.Show<ComplaintPage>(await AsAsync(page, "doctor01"), parameters => parameters.Add(one => one.Key, id.ToString()));
        doctor.WaitFor("complaint-covered");
        Assert.Contains("反映等候时间长", doctor.At("complaint-summary").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("欧阳雪", doctor.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("13800138000", doctor.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("等候两小时", doctor.Markup, StringComparison.Ordinal);
        Assert.NotEmpty(doctor.All("complaint-statement"));
        Assert.All(["complaint-assign", "complaint-feedback", "complaint-resolve", "complaint-force"], act => Assert.Empty(doctor.All(act)));
    }

    [Fact]
    public async Task The_archive_is_a_way_for_those_who_may_open_it_and_no_way_for_the_auditor()
    {
        await using var page = await OpenAsync();
        var id = await HaveAsync(page);
        var wang = await page.Hospital.HaveAsync();
        await page.Hospital.WithDbAsync(db => db.Complaints.Where(one => one.Id == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.PatientId, wang)));

        var office = page.Show<ComplaintPage>(await AsAsync(page, "complaint01"), parameters => parameters.Add(one => one.Key, id.ToString()));
        Assert.Equal($"/patients/{wang}", office.WaitFor("complaint-patient").QuerySelector("a")!.GetAttribute("href"));
        var auditor = page.Show<ComplaintPage>(await AsAsync(page, "auditor"), parameters => parameters.Add(one => one.Key, id.ToString()));
        var named = auditor.WaitFor("complaint-patient");
        Assert.Null(named.QuerySelector("a"));
        Assert.NotEmpty(named.TextContent.Trim());
        Assert.DoesNotContain($"/patients/{wang}", auditor.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_the_queue_row_an_agreed_callback_is_two_presses()
    {
        await using var page = await OpenAsync();
        var id = await HaveAsync(page);
        await ToCallbackAsync(page, id);
        var queue = page.Show<ComplaintCallbacksPage>(await AsAsync(page, "agent01"));

        queue.WaitFor("complaint-callback").Click();
        Assert.Contains("13800138000", queue.WaitFor("complainant-phone").TextContent, StringComparison.Ordinal);
        queue.At("field-text").Input("患者表示理解");
        queue.At("field-satisfaction").Change("Satisfied");
        queue.At("complaint-callback-agreed").Click();

        queue.WaitForAssertion(() => Assert.Contains(page.Said(), said => said.Contains("已终止", StringComparison.Ordinal)), Patience);
        var closed = await page.Hospital.WithDbAsync(db => db.Complaints.SingleAsync());
        Assert.Equal((ComplaintState.Closed, ComplaintSatisfaction.Satisfied), (closed.State, closed.Satisfaction));
        queue.WaitForAssertion(() => Assert.Empty(queue.All("list-row")), Patience);
    }

    [Fact]
    public async Task Asking_for_termination_before_the_complainant_was_told_is_refused_in_words()
    {
        await using var page = await OpenAsync();
        var id = await HaveAsync(page);
        await page.Hospital.Run.RunAsync(await AsAsync(page, "complaint01"), (AssignComplaint use) => use.HandleAsync(id, new() { Handler = "9004" }));
        var shown = page.Show<ComplaintPage>(await AsAsync(page, "medical01"), parameters => parameters.Add(one => one.Key, id.ToString()));

        shown.WaitFor("complaint-resolve").Click();
        shown.WaitFor("field-text").Input("已与科室核实");
        shown.Find("form").Submit();

        shown.WaitForAssertion(() => Assert.Contains("请先记录向投诉人的反馈", shown.At("problem").TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task The_list_shows_state_and_time_left_to_those_it_is_for_and_nothing_of_the_complainant()
    {
        await using var page = await OpenAsync();
        await HaveAsync(page);

        var office = page.Show<ComplaintsPage>(await AsAsync(page, "complaint01"));
        Assert.Contains("已受理", office.WaitFor("list-row").TextContent, StringComparison.Ordinal);
        Assert.Contains("余", office.At("list-row").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("欧阳雪", office.Markup, StringComparison.Ordinal);
        var head = page.Show<ComplaintsPage>(await AsAsync(page, "head01"));
        head.WaitFor("list-row");
        var other = page.Show<ComplaintsPage>(await AsAsync(page, "head02"));
        other.WaitForAssertion(() => Assert.Equal("0", other.At("list-total").GetAttribute("data-value")), Patience);
    }

    [Fact]
    public async Task A_draft_of_the_web_is_accepted_from_its_work_list_and_assigned_with_the_archive_its_number_stands_in()
    {
        await using var page = await OpenAsync();
        var patient = (await page.Hospital.Run.RunAsync(Actor.Product("test"), (Core.Patients.RegisterPatient use) => use.HandleAsync(new() { Name = "上官婉", Sex = Core.Patients.Sex.Female, BirthDate = "1985-03-07", Numbers = [new() { Number = "13800138000" }], AcceptSimilar = true }))).Value;
        Assert.Null((await page.Hospital.Run.RunAsync(Actor.Product("web-form"), (WriteComplaint use) => use.HandleAsync(new() { RequestKey = Guid.CreateVersion7(), Phone = "13800138000", Text = "挂号排队三小时" }))).Problem);
        var office = await AsAsync(page, "complaint01");

        var drafts = page.Show<ComplaintDraftsPage>(office);
        Assert.Contains("网络", drafts.WaitFor("list-row").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("13800138000", drafts.Markup, StringComparison.Ordinal);
        drafts.At("complaint-accept").Click();
        drafts.WaitForAssertion(() => Assert.Contains(page.Said(), said => said.Contains("已受理", StringComparison.Ordinal)), Patience);
        drafts.WaitForAssertion(() => Assert.Empty(drafts.All("list-row")), Patience);

        var key = await page.Hospital.WithDbAsync(db => db.Complaints.Select(complaint => complaint.Id).SingleAsync());
        var shown = page.Show<ComplaintPage>(office, parameters => parameters.Add(one => one.Key, key.ToString()));
        Assert.Contains("上官婉", shown.WaitFor("complaint-holders").TextContent, StringComparison.Ordinal);
        Assert.Contains("网页", shown.At("complaint").TextContent, StringComparison.Ordinal);
        shown.At("complaint-assign").Click();
        shown.WaitFor("field-patient").Change(patient.Value.ToString());
        shown.At("field-handler").Change("9004");
        shown.Find("form").Submit();
        shown.WaitForAssertion(() => Assert.Equal("handling", shown.At("complaint-status").GetAttribute("data-status")), Patience);
        Assert.Equal(patient, await page.Hospital.WithDbAsync(db => db.Complaints.Select(complaint => complaint.PatientId).SingleAsync()));
    }

    [Fact]
    public async Task An_agent_says_how_it_stands_by_number_and_digits_and_a_wrong_one_shows_nothing()
    {
        await using var page = await OpenAsync();
        await HaveAsync(page);
        var shown = page.Show<ComplaintStatePage>(await AsAsync(page, "agent02"));

        shown.WaitFor("field-number").Input("2026-000001");
        shown.At("field-digits").Input("1111");
        shown.Find("form").Submit();
        shown.WaitForAssertion(() => Assert.NotEmpty(shown.All("state-none")), Patience);
        shown.At("field-digits").Input("8000");
        shown.Find("form").Submit();

        shown.WaitForAssertion(() => Assert.Equal("accepted", shown.At("state-found").GetAttribute("data-standing")), Patience);
        Assert.Empty(shown.All("state-none"));
        Assert.DoesNotContain("欧阳雪", shown.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("等候两小时", shown.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_matter_of_12345_is_typed_in_with_its_number_and_limit_and_answered_in_writing()
    {
        await using var page = await OpenAsync();
        var office = await AsAsync(page, "complaint01");
        var form = new ComplaintForm { Source = ComplaintSource.Hotline12345, ExternalNo = "GD20260302001", ExternalDueOn = new(2026, 3, 5), ComplainantName = "欧阳雪", ComplainantPhone = "13800138000", Category = "medical", Importance = "normal", Text = "转办：等候两小时" };
        var saved = (await page.Hospital.Run.RunAsync(office, (RegisterComplaint use) => use.HandleAsync(form))).Value!;
        Assert.Null((await page.Hospital.Run.RunAsync(office, (AssignComplaint use) => use.HandleAsync(saved.Id, new() { Handler = "9004" }))).Problem);

        var shown = page.Show<ComplaintPage>(office, parameters => parameters.Add(one => one.Key, saved.Id.ToString()));
        Assert.Contains("GD20260302001", shown.WaitFor("complaint").TextContent, StringComparison.Ordinal);
        shown.At("complaint-feedback").Click();
        Assert.Equal(nameof(FeedbackWay.WrittenReply), shown.WaitFor("field-way").GetAttribute("value"));
        shown.At("field-text").Input("经核实，当日加号较多，已增开诊室。");
        shown.Find("form").Submit();

        shown.WaitForAssertion(() => Assert.Contains("经核实", shown.At("complaint-history").TextContent, StringComparison.Ordinal), Patience);
        var clock = await page.Hospital.WithDbAsync(db => db.ComplaintClocks.SingleAsync(clock => clock.Kind == ComplaintClockKind.Statutory));
        Assert.Equal((true, HospitalZone.StartOf(new(2026, 3, 6))), (clock.IsMet, clock.DueAt));
    }

    [Fact]
    public async Task The_office_puts_the_patient_of_a_complaint_into_the_follow_up_queue_and_the_doctor_is_offered_nothing()
    {
        await using var page = await OpenAsync();
        var patient = await page.Hospital.HaveAsync();
        var id = await HaveAsync(page, patient);
        var bare = await HaveAsync(page);
        var office = await AsAsync(page, "complaint01");
        var shown = page.Show<ComplaintPage>(office, parameters => parameters.Add(one => one.Key, id.ToString()));

        shown.WaitFor("complaint-follow-up").Click();
        shown.WaitFor("form-save").Click();
        shown.WaitForAssertion(() => Assert.Contains("原因", shown.At("problem").TextContent, StringComparison.Ordinal), Patience);
        shown.At("field-reason").Input("了解恢复情况");
        shown.At("form-save").Click();

        shown.WaitForAssertion(() => Assert.Contains(page.Said(), said => said.Contains("已加入待回访", StringComparison.Ordinal)), Patience);
        Assert.Equal(patient, await page.Hospital.WithDbAsync(db => db.FollowUpTasks.Select(task => task.PatientId).SingleAsync()));
        var doctor = page.Show<ComplaintPage>(await AsAsync(page, "doctor01"), parameters => parameters.Add(one => one.Key, id.ToString()));
        doctor.WaitFor("complaint-covered");
        Assert.Empty(doctor.All("complaint-follow-up"));
        var without = page.Show<ComplaintPage>(office, parameters => parameters.Add(one => one.Key, bare.ToString()));
        without.WaitFor("complaint-status");
        Assert.Empty(without.All("complaint-follow-up"));
    }

    private static async Task<PageTest> OpenAsync()
    {
        var page = await PageTest.OpenAsync(services => services.AddSingleton(new ParameterValues(isRelaxed: true)));
        await using var scope = page.Hospital.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("start");
        await scope.ServiceProvider.GetRequiredService<SettingsSetup>().InstallAsync(default);
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        var known = await db.Departments.Select(department => department.Code).ToListAsync();
        db.Departments.AddRange(DemoClinic.Departments.Where(department => !known.Contains(department.Code)).Select(department => department.ToDepartment()));
        await db.SaveChangesAsync();
        return page;
    }

    /// <summary>One of the demo's staff with the rights his role begins with; the same one when asked again.</summary>
    private static async Task<Actor> AsAsync(PageTest page, string staffNo)
    {
        var member = DemoStaff.All.Single(member => member.Code == staffNo);
        var role = DefaultRoles.All.Single(role => role.Code == member.RoleCode);
        var account = await page.Hospital.WithDbAsync(db => db.Users.Where(user => db.Staff.Any(staff => staff.Id == user.StaffId && staff.StaffNo == staffNo)).Select(user => (Guid?)user.Id).SingleOrDefaultAsync());
        if (account is null)
        {
            var (staff, made) = (new StaffMember(staffNo, member.Name), new Role("role-" + staffNo, "role of " + staffNo, 1));
            staff.Describe(member.Name, member.DepartmentCode, null, null);
            var fresh = new Account(staff);
            await page.Hospital.AddAsync([staff, made, fresh, new StaffRole(staff.Id, made.Id), .. role.Rights.Distinct().Select(right => new Grant(made.Id, right, role.ScopeOf(right)))]);
            account = fresh.Id;
        }

        var session = await page.Hospital.Services.GetRequiredService<Sessions>().StartAsync(account.Value, page.Hospital.Clock.GetUtcNow(), default);
        return new(ActorKind.Staff, staffNo, member.Name) { AccountId = account.Value, SessionId = session };
    }

    private static async Task<Id<Complaint>> HaveAsync(PageTest page, Id<Patient>? patient = null)
    {
        await AsAsync(page, "doctor01");
        await AsAsync(page, "head01");
        var form = new ComplaintForm { ComplainantName = "欧阳雪", ComplainantPhone = "13800138000", Staff = "doctor01", Category = "medical", Importance = "normal", Text = "等候两小时，无人解释", Patient = patient?.Value };
        var outcome = await page.Hospital.Run.RunAsync(await AsAsync(page, "agent01"), (RegisterComplaint use) => use.HandleAsync(form));
        Assert.Null(outcome.Problem);
        return outcome.Value!.Id;
    }

    private static async Task ToCallbackAsync(PageTest page, Id<Complaint> id)
    {
        var (office, medical) = (await AsAsync(page, "complaint01"), await AsAsync(page, "medical01"));
        Assert.Null((await page.Hospital.Run.RunAsync(office, (AssignComplaint use) => use.HandleAsync(id, new() { Handler = "9004" }))).Problem);
        Assert.Null((await page.Hospital.Run.RunAsync(medical, (FeedBackComplaint use) => use.HandleAsync(id, new() { Text = "已电话说明" }))).Problem);
        Assert.Null((await page.Hospital.Run.RunAsync(medical, (AskComplaintClosure use) => use.HandleAsync(id, new() { Text = "加号过多，已增开诊室" }))).Problem);
    }
}
