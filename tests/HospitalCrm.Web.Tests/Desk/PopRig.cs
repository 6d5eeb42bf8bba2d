using Bunit;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Dialling;
using HospitalCrm.Core.Data.Drafts;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Tests.Calls;
using HospitalCrm.Web.Calls;
using HospitalCrm.Web.Desk;
using HospitalCrm.Web.Realtime;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Desk;

/// <summary>The panel of an agent at 8001 on a real hospital: what is said on the line comes out in its tab.</summary>
internal sealed class PopRig : IAsyncDisposable
{
    private PopRig(PageTest page, Actor agent)
    {
        Page = page;
        Agent = agent;
    }

    public PageTest Page { get; }

    public Actor Agent { get; }

    public static async Task<PopRig> OpenAsync(params Permission[] more)
    {
        var page = await PageTest.OpenAsync(services =>
        {
            services.AddSingleton(new HospitalCrm.Core.Calls.Lines.LineDirectory(CallCentre.Lines));
            services.AddSingleton<LineInbox>();
            services.AddMetrics();
            services.AddSingleton<PopTimings>();
            services.AddSingleton<ScreenPopBoard>();
            services.AddSingleton<LineBoard>();
            services.AddScoped<IAfterCommit<CallChanged>, PopRelay>();
            services.AddSingleton<DialWorker>();
            services.AddScoped<IAfterCommit<DialDue>, DialRelay>();
            services.AddScoped<IAfterCommit<DialLetGo>, DialRelay>();
        });
        var core = page.Hospital.Services;
        page.Browser.Services.AddSingleton(core.GetRequiredService<ScreenPopBoard>());
        page.Browser.Services.AddSingleton(core.GetRequiredService<LineBoard>());
        page.Browser.Services.AddScoped<PopCircuit>();
        page.Browser.JSInterop.SetupModule("./Desk/PopPanel.razor.js").SetupModule("watch", _ => true);
        var agent = await page.Hospital.StaffAsync("agent01", "话务员", [CallPermissions.Answer, HospitalCrm.Core.Patients.PatientPermissions.SeeNames, SecurityPermissions.Use, .. more]);
        await page.Hospital.Run.RunAsync(agent, (TakeSeat use) => use.HandleAsync("8001", true));
        return new(page, agent);
    }

    public Task SayAsync(params HospitalCrm.Core.Calls.Lines.LineEvent[] signals) =>
        Page.Hospital.Services.GetRequiredService<LineInbox>().AcceptAsync(signals, default);

    public Task<Outcome<KeptDraft?>> DraftAsync(Id<CallSession> call) =>
        Page.Hospital.Run.RunAsync(Agent, (ReadDraft use) => use.HandleAsync(SaveContactRecord.DraftKey(call)));

    public ValueTask DisposeAsync() => Page.DisposeAsync();
}
