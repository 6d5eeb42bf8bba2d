using System.Diagnostics.CodeAnalysis;

namespace HospitalCrm.Core.Questionnaires;

[SuppressMessage("Naming", "CA1720", Justification = "单选 is a single choice; the number type of that name is nowhere near.")]
public enum QuestionType
{
    /// <summary>单选.</summary>
    Single,

    /// <summary>多选.</summary>
    Multiple,

    /// <summary>数字, with unit and range.</summary>
    Number,
    Date,
    Text,

    /// <summary>0–10.</summary>
    Scale,

    /// <summary>矩阵: one choice in every row.</summary>
    Matrix,
}
