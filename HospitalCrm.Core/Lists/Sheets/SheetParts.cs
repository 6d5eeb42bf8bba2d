namespace HospitalCrm.Core.Lists.Sheets;

/// <summary>The parts of a workbook that are the same for every export.</summary>
internal static class SheetParts
{
    public const string Namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string RelationshipsNamespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public const string DocumentRelationship = RelationshipsNamespace + "/officeDocument";
    public const string SheetRelationship = RelationshipsNamespace + "/worksheet";
    public const string StylesRelationship = RelationshipsNamespace + "/styles";
    public const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    public const string SheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
    public const string StylesType = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";

    /// <summary>In the order of <see cref="SheetStyle"/>. Format 49 is text: what looks like a number or a formula stays what was written.</summary>
    public const string Styles =
        $"""
        <?xml version="1.0" encoding="utf-8"?>
        <styleSheet xmlns="{Namespace}">
          <numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd\ hh:mm"/></numFmts>
          <fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><i/><sz val="10"/><color rgb="FF666666"/><name val="Calibri"/></font></fonts>
          <fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF4"/></patternFill></fill></fills>
          <borders count="1"><border/></borders>
          <cellStyleXfs count="1"><xf/></cellStyleXfs>
          <cellXfs count="7">
            <xf numFmtId="0" xfId="0"/>
            <xf numFmtId="49" xfId="0" applyNumberFormat="1"/>
            <xf numFmtId="164" xfId="0" applyNumberFormat="1"/>
            <xf numFmtId="165" xfId="0" applyNumberFormat="1"/>
            <xf numFmtId="4" xfId="0" applyNumberFormat="1"/>
            <xf numFmtId="49" fontId="1" fillId="2" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>
            <xf numFmtId="49" fontId="2" xfId="0" applyNumberFormat="1" applyFont="1"/>
          </cellXfs>
        </styleSheet>
        """;
}
