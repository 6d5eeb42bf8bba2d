using HospitalCrm.Core.Inquiries;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;

namespace HospitalCrm.Core.Archive;

/// <summary>The sources whose interactions the reader may see.</summary>
public sealed class OpenSources(Grants grants, CurrentActor actor) : IRoomPart
{
    public async Task<IReadOnlyCollection<InteractionSource>> ReadAsync()
    {
        var sources = new List<InteractionSource>();
        foreach (var source in InteractionSources.All)
        {
            if (source.Requires is null || await grants.HasAsync(actor.Value, source.Requires))
            {
                var open = source.Kind switch
                {
                    InteractionKind.Complaint => await UnconcernedAsync(source),
                    InteractionKind.Inquiry => await TakenAsync(source),
                    _ => source,
                };
                sources.Add(source.TextRequires is null || await grants.HasAsync(actor.Value, source.TextRequires) ? open : open with { TextPurpose = null });
            }
        }

        return sources;
    }

    /// <summary>That it stands with a person tells who asked: the department that answers is not told so here either.</summary>
    private async Task<InteractionSource> TakenAsync(InteractionSource source)
    {
        var me = actor.Value.StaffNo;
        var seesAll = await grants.ReachAsync(actor.Value, InquiryPermissions.View) is { IsAll: true } && await grants.HasAsync(actor.Value, InquiryPermissions.Register);
        return seesAll ? source : source with { Lines = db => source.Lines(db).Where(line => line.StaffNo == me) };
    }

    /// <summary>Whoever is complained about, himself or his department, does not find it here either, whatever rights he holds.</summary>
    private async Task<InteractionSource> UnconcernedAsync(InteractionSource source)
    {
        var (me, mine) = (actor.Value.StaffNo, actor.Value.Kind == ActorKind.Staff ? (await grants.OfAsync(actor.Value.StaffNo)).DepartmentCode : null);
        return source with { Lines = db => source.Lines(db).Where(line => (line.ConcernedNo == null || line.ConcernedNo != me) && (line.ConcernedCode == null || line.ConcernedCode != mine)) };
    }
}
