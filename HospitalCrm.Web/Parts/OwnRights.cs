using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;

namespace HospitalCrm.Web.Parts;

/// <summary>Whether what this actor may do, or for which rows, has changed since the last look. Others' rights change without any page of his reading anew.</summary>
internal sealed class OwnRights(Grants grants, Actor actor)
{
    private HeldRights? _seen;
    private int _asked;

    /// <summary>The first look only remembers.</summary>
    public async Task<bool> HaveChangedAsync()
    {
        if (actor.Kind != ActorKind.Staff)
        {
            return false;
        }

        // Of two looks at once the later one knows better.
        var asked = ++_asked;
        var now = await grants.OfAsync(actor.StaffNo);
        if (asked != _asked)
        {
            return false;
        }

        var before = _seen;
        _seen = now;
        return before is not null && before != now;
    }
}
