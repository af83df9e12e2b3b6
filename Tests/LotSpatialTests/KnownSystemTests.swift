import Testing

@testable import LotSpatial

@Suite struct KnownSystemTests {
    private static let grid = """
        PROJCS["British_National_Grid",GEOGCS["GCS_OSGB_1936",DATUM["D_OSGB_1936",SPHEROID["Airy_1830",\
        6377563.396,299.3249646]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],\
        PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",400000.0],PARAMETER["False_Northing",-100000.0],\
        PARAMETER["Central_Meridian",-2.0],PARAMETER["Scale_Factor",0.9996012717],\
        PARAMETER["Latitude_Of_Origin",49.0],UNIT["Meter",1.0]]
        """
    private static let degrees = """
        GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],\
        PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]
        """

    @Test func theTwoSystemsThatAreRead() {
        #expect(KnownSystem(definition: Self.grid).epsg == 27_700)
        #expect(KnownSystem(definition: Self.degrees).epsg == 4_326)
    }

    @Test func aShiftToTheGlobeChangesNothing() {
        let shifted = """
            PROJCS["OSGB 1936 / British National Grid",GEOGCS["OSGB 1936",DATUM["OSGB_1936",SPHEROID["Airy 1830",\
            6377563.396,299.3249646,AUTHORITY["EPSG","7001"]],TOWGS84[446.448,-125.157,542.06,0.15,0.247,0.842,-20.489],\
            AUTHORITY["EPSG","6277"]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],\
            PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",49],PARAMETER["central_meridian",-2],\
            PARAMETER["scale_factor",0.9996012717],PARAMETER["false_easting",400000],\
            PARAMETER["false_northing",-100000],UNIT["metre",1]]
            """
        #expect(KnownSystem(definition: shifted).epsg == 27_700)
    }

    @Test func heightsAreLeftAside() {
        let both = """
            COMPD_CS["grid and height",\(Self.grid),VERT_CS["ODN height",VERT_DATUM["Ordnance Datum Newlyn",2005],\
            UNIT["metre",1]]]
            """
        #expect(KnownSystem(definition: both).epsg == 27_700)
    }

    @Test func otherSystemsKeepTheirName() {
        let utm =
            Self.degrees.replacing("GEOGCS", with: "PROJCS[\"UTM 30N\",GEOGCS") + """
                ,PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],\
                PARAMETER["Central_Meridian",-3.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],\
                UNIT["Meter",1.0]]
                """
        let found = KnownSystem(definition: utm)
        #expect(found.epsg == nil && found.name == "UTM 30N")
        // The grid's numbers on the globe's datum are another system, about 100 m off.
        let mixed = Self.grid.replacing("D_OSGB_1936", with: "D_WGS_1984").replacing("Airy_1830", with: "WGS_1984")
            .replacing("6377563.396,299.3249646", with: "6378137.0,298.257223563")
        #expect(KnownSystem(definition: mixed).epsg == nil)
    }

    @Test func textsThatAreNoDefinition() {
        for text in ["", "nonsense", "EPSG:27700", "+proj=longlat", "PROJCS[", "GEOGCS[\"a\u{0}\"]"] {
            #expect(KnownSystem(definition: text) == KnownSystem(definition: "?"), "\(text)")
        }
    }
}
