using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Radzen;

namespace HospitalCrm.Web.Security;

/// <summary>One member of staff (S4-6.3): contact, photo, marks, leaving and coming back, a fresh password.</summary>
public sealed partial class StaffMemberPage(UseCaseRunner run, NavigationManager nav, NotificationService notes, Wording words)
{
    private StaffCard? _card;
    private StaffForm? _form;
    private IReadOnlyList<RoleChoice> _roles = [];
    private IReadOnlyList<DepartmentChoice> _departments = [];
    private Problem? _problem;
    private Asking? _asking;
    private string? _password;
    private string? _added;
    private bool _mayManage;
    private int _photos;

    private enum Asking
    {
        Reset,
        Leave,
        Return,
    }

    [CascadingParameter] public Actor Actor { get; set; } = Actor.Nobody;

    [Parameter] public string? Key { get; set; }

    private Wording Words => words;

    private Id<StaffMember> Id => Id<StaffMember>.TryParse(Key, null, out var id) ? id : default;

    // Another number makes the browser fetch the photo that was just put there.
    private string PhotoUrl => $"/staff/{Key}/photo?{_photos}";

    private IReadOnlyList<string> RoleCodes => [.. _roles.Select(role => role.Code)];

    private IReadOnlyList<string> DepartmentCodes => [.. _departments.Select(department => department.Code)];

    protected override async Task OnParametersSetAsync()
    {
        _mayManage = await run.MayAsync(Actor, SaveStaff.Requires);
        if (Key is null)
        {
            var roles = await run.RunAsync(Actor, (ReadRoleChoices use) => use.HandleAsync());
            _roles = roles.Value ?? [];
            await ReadDepartmentsAsync(null);
            _form ??= new();
            return;
        }

        var form = await ReadAsync();
        await ReadDepartmentsAsync(form?.Department);
        _form = form;
    }

    private async Task ReadDepartmentsAsync(string? present)
    {
        var outcome = await run.RunAsync(Actor, (ReadDepartmentChoices use) => use.HandleAsync(present));
        _departments = outcome.Value ?? [];
    }

    private string RoleName(string code) => _roles.FirstOrDefault(role => role.Code == code)?.Name ?? code;

    private string DepartmentName(string code) => _departments.FirstOrDefault(department => department.Code == code)?.Name ?? code;

    private string? KeptHint(string? mask) => mask is null ? null : words["Staff.KeptHint"];

    private async Task<StaffForm?> ReadAsync()
    {
        var outcome = await run.RunAsync(Actor, (ReadStaff use) => use.HandleAsync(Id));
        _problem = outcome.Problem;
        _card = outcome.Value ?? _card;
        return outcome.Value?.Form;
    }

    private async Task<Problem?> SaveAsync(StaffForm form)
    {
        var outcome = await run.RunAsync(Actor, (SaveStaff use) => use.HandleAsync(form));
        (_password, _added) = outcome.Value is { Password: { } password } added ? (password, added.Id.ToString()) : (_password, _added);
        return outcome.Problem;
    }

    private async Task SavedAsync()
    {
        if (Key is null)
        {
            // The one-time password is on the screen; the page goes on once it was noted down.
            _form = null;
            return;
        }

        await ReloadAsync();
    }

    private async Task ReloadAsync()
    {
        _form = null;
        StateHasChanged();
        _form = await ReadAsync();
    }

    private void PutAwayPassword()
    {
        _password = null;
        if (_added is { } key)
        {
            _added = null;
            nav.NavigateTo($"/staff/{key}");
        }
    }

    private async Task TakePhotoAsync(InputFileChangeEventArgs chosen)
    {
        if (chosen.File.Size > StaffPhotoFile.LargestFile)
        {
            notes.Refused(words["Security.PhotoTooLarge", StaffPhotoFile.LargestFile / 1_048_576]);
            return;
        }

        using var content = new MemoryStream();
        await using (var file = chosen.File.OpenReadStream(StaffPhotoFile.LargestFile))
        {
            await file.CopyToAsync(content);
        }

        await PutPhotoAsync(content.ToArray());
    }

    private async Task PutPhotoAsync(byte[]? file)
    {
        var outcome = await run.RunAsync(Actor, (SetStaffPhoto use) => use.HandleAsync(Id, file));
        if (outcome.Problem is { } problem)
        {
            notes.Refused(words.Of(problem));
            return;
        }

        _photos++;
        _card = _card! with { HasPhoto = file is not null };
        notes.Done(words["Saved"]);
    }

    private async Task DoAsync()
    {
        var asked = _asking;
        _asking = null;
        _problem = asked switch
        {
            Asking.Leave => (await run.RunAsync(Actor, (LeaveStaff use) => use.HandleAsync(Id))).Problem,
            Asking.Return => TakePassword(await run.RunAsync(Actor, (ReturnStaff use) => use.HandleAsync(Id))),
            _ => TakePassword(await run.RunAsync(Actor, (ResetStaffPassword use) => use.HandleAsync(Id))),
        };
        if (_problem is null)
        {
            notes.Done(words[$"Staff.Did{asked}"]);
            await ReloadAsync();
        }
    }

    private Problem? TakePassword(Outcome<string> outcome)
    {
        _password = outcome.Value ?? _password;
        return outcome.Problem;
    }

    private void Leave() => nav.NavigateTo("/staff");
}
