using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Drafts;
using HospitalCrm.Core.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

// Planted offenders: each breaks one rule, and a test proves that the rule sees it.
namespace HospitalCrm.Web.Tests.Architecture.Offenders.Patients;

internal sealed class TakesUseCase(ReadDraft use)
{
    public Task ReadAsync() => use.HandleAsync("key");
}

internal sealed class InjectsDb : ComponentBase
{
    [Inject]
    internal CrmDb Db { get; set; } = default!;
}

internal static class Endpoints
{
    public static readonly Delegate WithDb = (CrmDb db) => db.Departments.CountAsync();

    public static readonly Delegate WithUseCase = (string key, ReadDraft use) => use.HandleAsync(key);
}

[Route("/open")]
internal sealed class OpenPage : ComponentBase;

[Route("/signed-in"), Authorize]
internal sealed class SignedInPage : ComponentBase;

[Route("/both"), Authorize(Policy = "patients.view"), AllowAnonymous]
internal sealed class AnonymousAllTheSame : ComponentBase;

[Route("/guarded"), Authorize(Policy = "patients.view")]
internal sealed class GuardedPage : ComponentBase;

internal sealed class LooksIntoCalls
{
    public CallState? Last { get; private set; }

    public void Take(CallSession call) => Last = call.State;
}

internal interface IAlone;

internal sealed class Alone : IAlone;

/// <summary>A device that knows a parameter of the hospital.</summary>
internal sealed class CuriousDevice
{
    public string Key(Parameter parameter) => parameter.Key;
}
