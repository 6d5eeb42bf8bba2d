using Bunit;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Requests;
using HospitalCrm.Web.Patients;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Web.Tests.Patients;

public sealed class RequestPagesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly Permission[] Handler = [.. People.Clerk, PatientPermissions.ViewRequests, PatientPermissions.RegisterRequest, PatientPermissions.AnswerRequests];

    [Fact]
    public async Task A_request_is_taken_down_and_leads_to_its_page()
    {
        await using var page = await PageTest.OpenAsync();
        var id = await page.Hospital.HaveAsync();
        var handler = await page.Hospital.StaffAsync("records01", "陈静", Handler);
        page.Nav.NavigateTo(page.Nav.GetUriWithQueryParameters("/requests/new", new Dictionary<string, object?> { ["patient"] = id.ToString() }));
        var form = page.Show<RequestNewPage>(handler);
        form.WaitFor("form");
        form.At("field-kind").Change("Delete");
        form.At("field-asker").Change("Guardian");
        form.Type("askerName", "王建国");

        form.Find("form").Submit();
        Assert.Equal("请填写请求内容。", form.WaitFor("field-error-text").TextContent);
        form.Type("text", "请删除全部信息");
        form.Find("form").Submit();

        form.WaitForAssertion(() => Assert.Matches("/requests/[0-9a-f-]{36}$", page.Nav.Uri), Patience);
        var saved = await page.Hospital.WithDbAsync(db => db.DataRequests.SingleAsync());
        Assert.Equal((DataRequestKind.Delete, RequestAsker.Guardian, "王建国"), (saved.Kind, saved.Asker, saved.AskerName));
    }

    [Fact]
    public async Task A_deletion_asks_once_more_and_then_says_what_is_gone_and_what_is_kept()
    {
        await using var page = await PageTest.OpenAsync();
        var id = await page.Hospital.HaveAsync();
        var handler = await page.Hospital.StaffAsync("records01", "陈静", Handler);
        var shown = await ShowAsync(page, id, handler, IdentityCheck.IdCardShown);
        shown.WaitFor("answer-text").Input("已按规定删除");
        shown.At("answer-grant").Click();
        Assert.Equal(0, await page.Hospital.WithDbAsync(db => db.DataRequests.CountAsync(request => request.State != DataRequestState.Open)));

        shown.WaitFor("confirm-yes").Click();

        Assert.Contains("姓名与身份证件", shown.WaitFor("request-outcome").TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await page.Hospital.WithDbAsync(db => db.Patients.CountAsync()));
    }

    [Fact]
    public async Task Without_a_proof_of_identity_nothing_is_granted()
    {
        await using var page = await PageTest.OpenAsync();
        var id = await page.Hospital.HaveAsync();
        var handler = await page.Hospital.StaffAsync("records01", "陈静", Handler);
        var shown = await ShowAsync(page, id, handler, IdentityCheck.NotYet);
        shown.WaitFor("answer-text").Input("好");
        shown.At("answer-grant").Click();

        shown.WaitFor("confirm-yes").Click();

        Assert.Contains("请先核实请求人身份", shown.WaitFor("problem").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_only_takes_them_down_has_no_answer_to_give()
    {
        await using var page = await PageTest.OpenAsync();
        var id = await page.Hospital.HaveAsync();
        var agent = await page.Hospital.StaffAsync("agent01", "李敏", [.. People.Clerk, PatientPermissions.ViewRequests, PatientPermissions.RegisterRequest]);

        var shown = await ShowAsync(page, id, agent, IdentityCheck.IdCardShown);

        shown.WaitFor("request");
        Assert.Empty(shown.All("request-answer"));
    }

    [Fact]
    public async Task The_list_marks_what_is_overdue()
    {
        await using var page = await PageTest.OpenAsync();
        var id = await page.Hospital.HaveAsync();
        var handler = await page.Hospital.StaffAsync("records01", "陈静", Handler);
        await TakeAsync(page, id, IdentityCheck.IdCardShown);
        page.Hospital.Clock.Advance(TimeSpan.FromDays(40));

        var list = page.Show<RequestsPage>(handler);

        list.WaitForAssertion(() => Assert.NotEmpty(list.FindAll(".tag-danger")), Patience);
    }

    private static async Task<Id<DataRequest>> TakeAsync(PageTest page, Id<Patient> id, IdentityCheck identity) =>
        (await page.Hospital.Run.RunAsync(Actor.Product("test"), (RegisterDataRequest use) => use.HandleAsync(new() { PatientId = id.Value, Kind = DataRequestKind.Delete, Identity = identity, Text = "请删除" }))).Value;

    private static async Task<IRenderedComponent<RequestPage>> ShowAsync(PageTest page, Id<Patient> id, Actor actor, IdentityCheck identity)
    {
        var request = await TakeAsync(page, id, identity);
        return page.Show<RequestPage>(actor, parameters => parameters.Add(shown => shown.Key, request.ToString()));
    }
}
