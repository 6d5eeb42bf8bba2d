using HospitalCrm.Core.Data.Sealing;

namespace HospitalCrm.Core.Integration.Feeds;

/// <summary>Some rows of a push, sealed and ready to be written in one commit.</summary>
internal sealed class HisPiece(HisPush push)
{
    /// <summary>Carries nothing; brings only the notes to the disk.</summary>
    public static readonly HisPiece OfNotes = new(new("", HisContract.Views[0], FeedDoor.Push, []));

    public HisPush Push => push;

    public List<SealedRow> Rows { get; } = [];

    public List<QuarantinedRow> Bad { get; } = [];

    /// <summary>Known to be no news before it was written.</summary>
    public int Unchanged { get; set; }

    /// <summary>Of the written ones, how many were news.</summary>
    public int Accepted { get; set; }

    public DateTimeOffset? NewestAt { get; set; }

    public int Weight => Math.Max(1, Rows.Count + Bad.Count);

    internal readonly record struct SealedRow(HisRecord Record, Sealed Content, byte[] Hash);
}
