using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Dialling;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Calls.Dialling;

/// <summary>A call centre whose lines dial: the modem at 8002 and the telephone system. The test says what the lines answer.</summary>
internal static class DialFloor
{
    public const string Second = "13900139000";
    public const string Third = "01058781234";

    private static readonly Actor Line = Actor.Product("test");

    public static async Task<(CallCentre Centre, Actor Agent, Id<Patient> Patient)> OpenAsync(string seat = "8002", TestDatabase? database = null)
    {
        var centre = await CallCentre.OpenAsync(database);
        LetDial(centre);
        var agent = await centre.AgentAsync("agent01", seat, CallPermissions.Dial, PatientPermissions.View);
        var form = Forms.WangFang();
        form.Numbers.AddRange([new() { Number = Second }, new() { Number = Third }]);
        return (centre, agent, await centre.Hospital.HaveAsync(form));
    }

    public static void LetDial(CallCentre centre, bool can = true)
    {
        foreach (var line in CallCentre.Lines)
        {
            centre.Services.GetRequiredService<LineDiallers>().Register(line.Id, new Keys(can));
        }
    }

    public static async Task<Problem?> DialAsync(this CallCentre centre, Actor agent, Id<Patient> patient, Id<ContactNumber>? first = null) =>
        (await centre.Run.RunAsync(agent, (DialPatient use) => use.HandleAsync(patient, first))).Problem;

    public static Task<DialSession> LadderAsync(this CallCentre centre) =>
        centre.ReadAsync(db => db.DialSessions.AsNoTracking().Include(session => session.Attempts.OrderBy(attempt => attempt.Order)).OrderByDescending(session => session.StartedAt).FirstAsync());

    /// <summary>What the worker does: the order of the number whose turn it is.</summary>
    public static async Task<DialOrder?> OrderAsync(this CallCentre centre)
    {
        var due = await DueAsync(centre);
        return (await centre.Run.RunAsync(Line, (ReadDialOrder use) => use.HandleAsync(due))).Value;
    }

    public static async Task<bool> AnswerAsync(this CallCentre centre, DialAnswer answer)
    {
        var due = await DueAsync(centre);
        return (await centre.Run.RunAsync(Line, (TakeDialAnswer use) => use.HandleAsync(due, answer))).Value;
    }

    public static async Task<CallSession> CurrentCallAsync(this CallCentre centre)
    {
        var id = (await centre.LadderAsync()).Current!.CallId!.Value;
        return await centre.ReadAsync(db => db.Calls.AsNoTracking().SingleAsync(call => call.Id == id));
    }

    public static Task<List<CallSession>> DialledAsync(this CallCentre centre) =>
        centre.ReadAsync(db => db.Calls.AsNoTracking().Where(call => call.DialSessionId != null).OrderBy(call => call.Id).ToListAsync());

    private static async Task<DialDue> DueAsync(CallCentre centre)
    {
        var ladder = await centre.LadderAsync();
        return new(ladder.Id, (ladder.Current ?? ladder.Attempts[^1]).Id, ladder.LineId, ladder.Extension);
    }

    private sealed class Keys(bool can) : IDialler
    {
        public bool CanDial => can;

        public Task<DialAnswer> DialAsync(DialOrder order, CancellationToken ct) => Task.FromResult(DialAnswer.Dialled);

        public Task HangUpAsync(string linkId, CancellationToken ct) => Task.CompletedTask;
    }
}
