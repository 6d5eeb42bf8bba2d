using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace HospitalCrm.Web.Security;

/// <summary>对接系统: what it may do, from where and until when; its key is shown once and never again.</summary>
public sealed partial class SystemPage
{
    private SystemDetail? _detail;
    private SystemForm? _form;
    private Problem? _problem;
    private string? _key;
    private bool? _asks;
    private bool _isCopied;
    private bool _mayManage;

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [Parameter] public string? Key { get; set; }

    [Inject] private IJSRuntime Js { get; set; } = default!;

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    protected override async Task OnParametersSetAsync()
    {
        _mayManage = await Run.MayAsync(Actor, SaveSystem.Requires);
        await ReadAsync();
    }

    private static void Tick(SystemForm form, string scope, bool isTicked) =>
        form.Scopes = isTicked ? [.. form.Scopes.Append(scope).Distinct()] : [.. form.Scopes.Where(held => held != scope)];

    private async Task ReadAsync()
    {
        if (Key is null)
        {
            _form ??= new();
            return;
        }

        if (!Id<ConnectedSystem>.TryParse(Key, null, out var id))
        {
            _problem = new(ProblemKind.Missing, "Security.SystemMissing");
            return;
        }

        var outcome = await Run.RunAsync(Actor, (ReadSystem use) => use.HandleAsync(id));
        _problem = outcome.Problem;
        _detail = outcome.Value;
        _form = _detail?.Form;
    }

    private async Task<SystemForm?> RereadAsync()
    {
        await ReadAsync();
        return _form;
    }

    private async Task<Problem?> SaveAsync(SystemForm form)
    {
        var outcome = await Run.RunAsync(Actor, (SaveSystem use) => use.HandleAsync(form));
        _key = outcome.Value?.Key ?? _key;
        return outcome.Problem;
    }

    private void SavedAsync()
    {
        // The key of a new one must be seen before the page is left.
        if (_key is null)
        {
            Leave();
        }
    }

    private async Task RotateAsync(bool atOnce)
    {
        _asks = null;
        var outcome = await Run.RunAsync(Actor, (RotateSystemKey use) => use.HandleAsync(Id<ConnectedSystem>.Parse(Key!, null), atOnce));
        _problem = outcome.Problem;
        _key = outcome.Value;
        _isCopied = false;
    }

    private async Task SwitchAsync()
    {
        var outcome = await Run.RunAsync(Actor, (SwitchSystem use) => use.HandleAsync(Id<ConnectedSystem>.Parse(Key!, null), !_detail!.IsDisabled));
        await ReadAsync();
        _problem = outcome.Problem ?? _problem;
    }

    private async Task CopyAsync()
    {
        await Js.InvokeVoidAsync("navigator.clipboard.writeText", _key);
        _isCopied = true;
    }

    private async Task PutAwayAsync()
    {
        _key = null;
        if (Key is null)
        {
            Leave();
            return;
        }

        await ReadAsync();
    }

    private void Leave() => Nav.NavigateTo("/systems");
}
