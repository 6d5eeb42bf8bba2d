using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Dialling;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Complaints;

/// <summary>Whoever complained is dialled at the number he left, by those only who may know it.</summary>
public sealed class DialComplainantTests
{
    [Fact]
    public async Task The_agent_who_wrote_it_down_dials_the_number_that_was_left()
    {
        await using var hospital = await OpenAsync();
        var form = ComplaintHospital.Form();
        form.Patient = (await hospital.Hospital.HaveAsync(Forms.WangFang())).Value;
        var id = await hospital.RegisterAsync(form);

        Assert.Null((await DialAsync(hospital, "agent01", id)).Problem);

        var call = await hospital.Hospital.WithDbAsync(db => db.Calls.AsNoTracking().SingleAsync());
        Assert.Equal((CallDirection.Outgoing, "agent01", form.Patient), (call.Direction, call.AgentNo, call.PatientId?.Value));
    }

    [Fact]
    public async Task An_agent_whose_case_it_is_not_is_told_of_none()
    {
        await using var hospital = await OpenAsync();
        var id = await hospital.RegisterAsync();

        Assert.Equal("Complaints.Missing", (await DialAsync(hospital, "agent02", id)).Problem?.Code);
    }

    [Fact]
    public async Task Without_the_right_to_dial_it_is_refused()
    {
        await using var hospital = await OpenAsync();
        var id = await hospital.RegisterAsync();

        Assert.Equal(ProblemKind.Forbidden, (await DialAsync(hospital, "complaint01", id)).Problem?.Kind);
    }

    [Fact]
    public async Task Where_no_number_was_left_that_is_said()
    {
        await using var hospital = await OpenAsync();
        var form = ComplaintHospital.Form();
        form.ComplainantPhone = "";
        var id = await hospital.RegisterAsync(form);

        Assert.Equal("Calls.DialNoNumber", (await DialAsync(hospital, "agent01", id)).Problem?.Code);
    }

    private static async Task<ComplaintHospital> OpenAsync()
    {
        var hospital = await ComplaintHospital.OpenAsync(services => services.AddSingleton(new LineDirectory([new() { Id = "pbx", Adapter = "HttpEvents", DialOut = true }])));
        hospital.Hospital.Services.GetRequiredService<LineDiallers>().Register("pbx", new Keys());
        return hospital;
    }

    private static async Task<Outcome<Id<DialSession>>> DialAsync(ComplaintHospital hospital, string by, Id<Complaint> id)
    {
        var actor = await hospital.AsAsync(by);
        await hospital.Hospital.Run.RunAsync(actor, (TakeSeat use) => use.HandleAsync(by == "agent01" ? "8001" : "8002", true));
        return await hospital.Hospital.Run.RunAsync(actor, (DialComplainant use) => use.HandleAsync(id));
    }

    private sealed class Keys : IDialler
    {
        public bool CanDial => true;

        public Task<DialAnswer> DialAsync(DialOrder order, CancellationToken ct) => Task.FromResult(DialAnswer.Dialled);

        public Task HangUpAsync(string linkId, CancellationToken ct) => Task.CompletedTask;
    }
}
